import type { AutotaskRecord, AutotaskSeed } from '../types.ts';
import { autotaskIds as ids } from './autotaskIds.ts';
import { seedDate } from './seedDate.ts';
import { type StaffProfile, staffProfiles } from './staffProfiles.ts';

function createResource(profile: StaffProfile): AutotaskRecord[] {
  const { resource } = profile;
  if (!resource) return [];
  return [
    {
      id: resource.id,
      firstName: profile.firstName,
      lastName: profile.lastName,
      email: resource.email,
      emailTypeCode: 'PRIMARY',
      userName: `${profile.firstName}.${profile.lastName}`.toLowerCase(),
      isActive: resource.isActive,
      hireDate: seedDate(-900),
      licenseType: 1,
      locationID: 3,
      numberFormat: 'X,XXX.XX',
      payrollType: 5,
      resourceType: 'Employee',
      userType: 10,
      defaultServiceDeskRoleID: ids.role.engineer,
    },
  ];
}

const role = (id: number, name: string, isActive: boolean): AutotaskRecord => ({
  id,
  name,
  description: name,
  hourlyFactor: 1,
  hourlyRate: 135,
  isActive,
  isSystemRole: false,
  quoteItemDefaultTaxCategoryId: ids.taxCategory.services,
});

/** Resources, roles, the department, opportunity categories and the quote template. */
export function createStaffRecords(): AutotaskSeed {
  return {
    Resources: staffProfiles.flatMap(createResource),
    Roles: [role(ids.role.engineer, 'Engineer', true), role(ids.role.engineer + 3, 'Apprentice', false)],
    Departments: [{ id: ids.department, name: 'Sales', description: 'Sales', primaryLocationID: 3 }],
    OpportunityCategories: [
      { id: ids.opportunityCategory.hardware, name: 'Hardware sale', isActive: true },
      { id: ids.opportunityCategory.services, name: 'Services sale', isActive: true },
    ],
    QuoteTemplates: [
      {
        id: ids.quoteTemplate,
        name: 'Standard',
        description: 'Standard',
        isActive: true,
        currencyPositiveFormat: '$1,234.56',
        currencyNegativeFormat: '($1.00)',
      },
    ],
  };
}
