/** Problems of programmes, their logs and their records. */
import { defineProblem } from '../core/problem.js'

export const problem = {
  roleNotMade: defineProblem(
    'role-not-made',
    3,
    503,
    ({ role }: { role: string }) =>
      `The database has no role ${role}, under which staff read, and this user may not make it. Nothing was changed. Let the administrator of the database run "create role ${role} nologin; grant ${role} to" this user.`,
  ),
  programmeUnknown: defineProblem(
    'programme-unknown',
    1,
    404,
    ({ code, directory }: { code: string; directory: string }) =>
      `There is no programme ${code} in ${directory}. Make it with "truebearing init --data ${directory} --programme ${code}".`,
  ),
  programmeCodeInvalid: defineProblem(
    'programme-code-invalid',
    2,
    400,
    ({ code }: { code: string }) =>
      `"${code}" cannot be a programme's code. Use 2 to 32 letters A-Z, digits and hyphens, beginning with a letter, such as EXAMPLE.`,
  ),
  readOnly: defineProblem(
    'programme-read-only',
    1,
    409,
    ({ what, logSize, checkpointSize }: { what: string; logSize: number; checkpointSize: number }) =>
      readOnlySentence(what, logSize, checkpointSize),
  ),
  keyNotReadable: defineProblem(
    'key-not-readable',
    3,
    500,
    ({ path }: { path: string }) =>
      `The signing key ${path} is damaged or is no Ed25519 key. Nothing was changed. Put your copy of it in its place; without a copy, move it away and run "truebearing log recover".`,
  ),
  checkpointUnknown: defineProblem(
    'checkpoint-unknown',
    1,
    404,
    ({ size }: { size: number }) =>
      `No checkpoint of ${size} entries was signed. "truebearing log checkpoint" signs the log as it stands.`,
  ),
  checkpointNotOfLog: defineProblem(
    'checkpoint-not-of-log',
    1,
    409,
    ({ size }: { size: number }) =>
      `The log that stands here has not these first ${size} entries, though its key signed them. Nothing was kept. Keep the file, and tell whoever gave it and those who rely on this log.`,
  ),
  witnessIsTheLog: defineProblem(
    'witness-key-wrong',
    1,
    422,
    ({ key }: { key: string }) =>
      `${key} is no key of a witness of this log. Nothing was kept. Give the line that "truebearing witness" printed last: "Others check this line with".`,
  ),
  recordUnknown: defineProblem(
    'record-unknown',
    1,
    404,
    ({ id }: { id: string }) =>
      `There is no record, draft or import "${id}". "truebearing review list" shows what waits, with its ids.`,
  ),
  signatureUnknown: defineProblem(
    'signature-unknown',
    1,
    404,
    ({ asked }: { asked: string }) =>
      `There is no signature "${asked}". Nothing was changed. "truebearing signatories" lists them; name one by the number of its entry.`,
  ),
  signatureWithdrawn: defineProblem(
    'signature-withdrawn',
    1,
    409,
    ({ asked, entry }: { asked: string; entry: number }) =>
      `The signature "${asked}" was withdrawn in entry ${entry} already. Nothing was changed.`,
  ),
  recordErased: defineProblem(
    'record-erased',
    1,
    409,
    ({ id }: { id: string }) =>
      `Every version of the record ${id} was erased by law, or none was accepted yet. Nothing was written; no receipt can be given.`,
  ),
  receiptFieldUnknown: defineProblem(
    'receipt-field-unknown',
    2,
    400,
    ({ field, fields }: { field: string; fields: readonly string[] }) =>
      `The record has no field "${field}". Nothing was written. It has ${fields.join(', ')}.`,
  ),
  recordAmbiguous: defineProblem(
    'record-ambiguous',
    1,
    409,
    ({ id, matches }: { id: string; matches: readonly { kind: string; recordId: string }[] }) =>
      `Several records have the number "${id}": ${matches.map(({ kind, recordId }) => `${kind} ${recordId}`).join(', ')}. Nothing was changed. Give the record id of the one that is meant.`,
  ),
  notAPerson: defineProblem(
    'not-a-person',
    1,
    409,
    ({ id, kind }: { id: string; kind: string }) =>
      `${id} is a record of the kind ${kind}, not a person. Nothing was erased: what happened stays counted. Give the record id of the person, which "truebearing review show" of the victim names.`,
  ),
  undoneLaterFirst: defineProblem(
    'undo-later-first',
    1,
    409,
    ({ id, later }: { id: string; later: readonly string[] }) =>
      `Import ${id} cannot be taken back alone: ${later.length === 1 ? 'a later import corrected' : 'later imports corrected'} its records (${later.join(', ')}). Nothing was changed. Take the latest back first: truebearing import --undo ${later.at(-1)}`,
  ),
  settingsInvalid: defineProblem(
    'settings-invalid',
    2,
    400,
    ({ file, what }: { file: string; what: string }) =>
      `${file} cannot be used as settings: ${what}. Nothing was changed.`,
  ),
  settingChangedMeanwhile: defineProblem(
    'setting-changed-meanwhile',
    1,
    409,
    ({ setting }: { setting: string }) =>
      `The setting "${setting}" has been changed since it was shown. Nothing was changed. Look at what it is now, and change it again if it should be.`,
  ),
  entryUnknown: defineProblem(
    'entry-unknown',
    1,
    404,
    ({ entry, size }: { entry: number; size: number }) =>
      `There is no entry ${entry}. The log has ${size} entries, numbered from 1.`,
  ),
  moveRefused: defineProblem(
    'move-refused',
    1,
    409,
    ({ id, state, act, possible }: { id: string; state: string; act: string; possible: readonly string[] }) =>
      `${id} is ${state}, so it cannot be ${act}. Possible: ${possible.length > 0 ? possible.join(', ') : 'nothing more'}.`,
  ),
  ownWork: defineProblem(
    'own-work',
    1,
    403,
    ({ id }: { id: string; person: string }) =>
      `${id} was entered by you, and this programme has more than one person: somebody else accepts it. Nothing was changed.`,
  ),
  fieldNotInConflict: defineProblem(
    'field-not-in-conflict',
    1,
    409,
    ({ id, field, conflicts }: { id: string; field: string; conflicts: readonly string[] }) =>
      `${field} is not in conflict in ${id}. To be decided: ${conflicts.join(', ')}.`,
  ),
  versionNotOffered: defineProblem(
    'version-not-offered',
    2,
    400,
    ({ take, current, next }: { take: string; current: string; next: string }) =>
      `There is no version ${take} to take. Give "current" (version ${current}) or "new" (version ${next}).`,
  ),
  dataTooOld: defineProblem(
    'data-too-old',
    1,
    409,
    ({
      dataDate,
      days,
      oldestDataDays,
    }: {
      dataDate: string | null
      days: number | null
      oldestDataDays: number
    }) =>
      `The newest information in this register ${dataDate === null ? 'has no date' : `is of ${dataDate}, ${days} days ago`}; the programme answers only with information of the last ${oldestDataDays} days. Ask the mine action centre, and take in newer records.`,
  ),
  secondReaderNeeded: defineProblem(
    'second-reader-needed',
    1,
    403,
    ({ people }: { people: number }) =>
      `This programme has ${people} people, so a file is not accepted by whoever imports it. Import without --accept; another person then runs "truebearing review accept".`,
  ),
}

function readOnlySentence(what: string, logSize: number, checkpointSize: number): string {
  const remedy =
    'If this is the only copy left, "truebearing log recover" starts a new key and names the old checkpoint.'
  if (what === 'log-shorter-than-checkpoint') {
    return `The log holds ${logSize} entries, but a checkpoint was signed over ${checkpointSize}: this is an older copy. It is open for reading only. Restore the newest backup. ${remedy}`
  }
  if (what === 'checkpoint-not-ours') {
    return `The checkpoint kept beside this register cannot be read, or another key signed it, so nobody can tell whether the log of ${logSize} entries is whole. It is open for reading only. Put back the file checkpoint of the programme's folder, or its key.pem. ${remedy}`
  }
  if (what === 'key-missing') {
    return `The signing key of this programme is not here (it is in no backup), so the log is open for reading only. Copy key.pem from the programme's old folder into this one. ${remedy}`
  }
  return `The log of ${logSize} entries is not the continuation of the checkpoint over ${checkpointSize}: an older backup was continued. It is open for reading only. Use the folder or the backup that goes on from the checkpoint. ${remedy}`
}
