/** The region that is committed beside a place: the one that figures group by, whatever stands above it. */
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { PlaceTree } from '../store/place-list.js'

function place(recordId: string, level: string | null, parentId: string | null) {
  return { recordId, name: recordId, otherNames: [], code: null, codeSystem: null, parentId, level }
}

test('the region of a place is the place of that level at or above it', () => {
  const tree = new PlaceTree([
    place('Land', 'country', null),
    place('North', 'region', 'Land'),
    place('Town', 'municipality', 'North'),
    place('Hamlet', null, 'Town'),
  ])
  equal(tree.regionOf('Hamlet'), 'North')
  equal(tree.regionOf('North'), 'North')
})

test('a place in no region has none, nor has one that nobody knows', () => {
  const tree = new PlaceTree([place('Land', 'country', null), place('Town', 'municipality', 'Land')])
  equal(tree.regionOf('Town'), null)
  equal(tree.regionOf('Elsewhere'), null)
})

test('places that are said to lie in one another end the search', () => {
  const tree = new PlaceTree([place('One', null, 'Other'), place('Other', null, 'One')])
  equal(tree.regionOf('One'), null)
})
