/** Two records and the role that joins them. The role is stated, never guessed from the kinds. */
import type { Kind } from './definition.js'
import { code, coded, reference } from './fields.js'

/** What a link may join; a test holds this list equal to all kinds but the link itself. */
export const linkable: readonly string[] = [
  'place',
  'organisation',
  'person',
  'source',
  'claim',
  'hazard',
  'minefield_record',
  'item',
  'task',
  'project',
  'handover',
  'inspection',
  'activity',
  'accident',
  'victim',
  'assistance',
  'seizure',
  'post',
  'return_site',
  'testimony',
]

/** Roles that say who a person is to another; such links are confidential like the persons they join. */
const roleBetweenPeople = new Set<unknown>(['same_as', 'parent_of', 'sibling_of', 'spouse_of'])

export const link: Kind = {
  kind: 'link',
  table: 'links',
  version: 1,
  label: 'link',
  about:
    'Two records and a stated role, read from the first to the second: the item was found in the hazard. Links between people are confidential.',
  privacy: 'restricted',
  listed: ['link_role'],
  confidentialWhile: 'held_back',
  fields: [
    reference('first', 'first record', 'restricted', linkable, { required: true }),
    coded(
      // Not `role`: the derived tables have a column of that name for the role of the version.
      'link_role',
      'role',
      'restricted',
      [
        code('found_in', 'found in'),
        code('happened_in', 'happened in'),
        code('released_by', 'released by'),
        code('worked_on', 'worked on'),
        code('same_as', 'same as'),
        code('parent_of', 'parent of'),
        code('sibling_of', 'sibling of'),
        code('spouse_of', 'spouse of'),
        code('evidence_for', 'evidence for'),
        code('answers', 'answers'),
      ],
      { required: true, synonyms: { en: ['role', 'link type', 'relation'], es: ['relación'], fr: ['lien'] } },
    ),
    reference('second', 'second record', 'restricted', linkable, { required: true }),
  ],
  computed: [
    {
      name: 'held_back',
      label: 'held back: a link between people',
      privacy: 'restricted',
      column: 'boolean',
      from: ({ link_role }) => roleBetweenPeople.has(link_role),
    },
  ],
}
