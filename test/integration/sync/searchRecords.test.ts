import { describe, expect, it } from 'vitest';
import type { Engine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';
import { useDecisions } from '../../support/useDecisions';

const sandbox = useSandbox();
const { createCalmEngine } = useDecisions(sandbox);

describe('a search', () => {
  const find = async (query: Parameters<Engine['search']>[0]) => {
    const engine = await createCalmEngine();
    const hits = await engine.search(query);
    if (!hits.ok) throw new Error(hits.problem.code);
    return hits.value;
  };

  it('finds companies by name and number, retired ones not', async () => {
    const active = sandbox()
      .autotask.all('Companies')
      .filter(({ isActive, companyName }) => isActive && /hotels/i.test(String(companyName)));
    expect((await find({ entity: 'Companies', text: 'hotels' })).map(({ id }) => id).sort()).toEqual(
      active.map(({ id }) => id).sort(),
    );
    const numbered = active.find(({ companyNumber }) => companyNumber);
    const byNumber = await find({ entity: 'Companies', text: String(numbered?.companyNumber ?? 'none') });
    if (numbered) expect(byNumber.map(({ id }) => id)).toContain(numbered.id);
  });

  it('finds opportunities and tickets of the company only', async () => {
    const [opportunity] = sandbox().autotask.all('Opportunities');
    const [word = ''] = String(opportunity?.title).split(' ');
    const companyId = Number(opportunity?.companyID);
    const own = await find({ entity: 'Opportunities', companyId, text: word });
    expect(own.map(({ id }) => id)).toContain(opportunity?.id);
    for (const { id } of own) expect(sandbox().autotask.get('Opportunities', id)?.companyID).toBe(companyId);
    const [ticket] = sandbox().autotask.all('Tickets');
    const tickets = await find({
      entity: 'Tickets',
      companyId: Number(ticket?.companyID),
      text: String(ticket?.ticketNumber ?? ticket?.title).slice(0, 12),
    });
    expect(tickets.map(({ id }) => id)).toContain(ticket?.id);
    for (const { id } of tickets) expect(sandbox().autotask.get('Tickets', id)?.companyID).toBe(ticket?.companyID);
  });

  it('answers at most 20 records, in one request beside the lists', async () => {
    const engine = await createCalmEngine();
    await engine.preview('quote:102');
    sandbox().instrumentation.clearLog();
    const hits = await engine.search({ entity: 'Products', text: 'HW' });
    expect(hits.ok && hits.value).toHaveLength(20);
    expect(sandbox().instrumentation.log.filter(({ side }) => side === 'autotask')).toHaveLength(1);
  });

  it('says why it found nothing when Autotask cannot answer', async () => {
    const engine = await createCalmEngine();
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: '/Products/query',
      action: {
        kind: 'status',
        status: 500,
        body: { errors: ['The integration does not have adequate permissions.'] },
      },
    });
    const answer = await engine.search({ entity: 'Products', text: 'HW' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'permission-missing' } });
  });
});
