import type { Preview, PreviewEntry, PreviewField } from '../../utils/domain/preview/preview';
import styles from './PlanGroups.module.css';

/** What a sync would do, record by record; what stays as it is is folded away. */
export function PlanGroups({ preview }: { preview: Preview }) {
  const { created, changed, removed, unchanged } = preview;
  return (
    <div className={styles.groups}>
      <Group name="New" entries={created} />
      <Group name="Changed" entries={changed} />
      <Group name="Removed" entries={removed} />
      {unchanged.length > 0 && (
        <details>
          <summary className={styles.summary}>
            <h3 className={styles.name}>Unchanged</h3> <span className={styles.count}>{unchanged.length}</span>
          </summary>
          <Entries name="Unchanged" entries={unchanged} />
        </details>
      )}
    </div>
  );
}

function Group({ name, entries }: { name: string; entries: PreviewEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>
        {name} <span className={styles.count}>{entries.length}</span>
      </h3>
      <Entries name={name} entries={entries} />
    </section>
  );
}

function Entries({ name, entries }: { name: string; entries: PreviewEntry[] }) {
  return (
    <ul className={styles.list} aria-label={name}>
      {entries.map((entry) => (
        <li className={styles.entry} key={entry.key}>
          <p className={styles.label}>{entry.label}</p>
          {entry.reason && <p className={styles.reason}>{sentence(entry.reason)}</p>}
          {entry.fields.length > 0 && (
            <dl className={styles.fields}>
              {entry.fields.map((field, index) => (
                // A field may change twice, when an opportunity is opened and closed again.
                <Field key={`${field.name}-${index}`} field={field} />
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

function Field({ field }: { field: PreviewField }) {
  return (
    <div className={styles.field}>
      <dt>{field.name}</dt>
      <dd>
        {field.before !== null && (
          <>
            <del className={styles.before}>{field.before}</del> <span aria-hidden>→</span>{' '}
          </>
        )}
        <ins className={styles.after}>{field.after}</ins>
      </dd>
    </div>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
