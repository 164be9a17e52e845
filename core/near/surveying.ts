/** Which activities have looked at the ground that they are drawn on; of all other ground nobody knows what lies there. */

/** Types of activity after which ground was looked at; the status says whether it was done. */
export const surveyingTypes: readonly string[] = [
  'non_technical_survey',
  'technical_survey',
  'clearance',
  'bac',
  'eod_spot_task',
  'road_assessment',
  'road_verification',
  'road_clearance',
  'post_clearance',
]

/** Of an activity that has looked at nothing. */
export const notDoneStatuses: readonly string[] = ['planned', 'aborted']
