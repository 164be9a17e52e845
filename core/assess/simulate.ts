/** Sectors of invented ground in which it is known which records are false, to calibrate the assessment on. */
import type { Area } from './area.js'
import type { Spot } from './plane.js'
import { normalPair, type Random } from './random.js'
import type { AssessedRecord, Find, Search } from './subject.js'

/** What a sector is made with. */
export interface SectorPlan {
  readonly sideMetres: number
  readonly records: number
  /** Probability that a record is false. */
  readonly falseRate: number
  readonly offsetMetres: number
  readonly survival: number
  readonly detection: number
  readonly blockMetres: number
  /** Share of blocks that were searched. */
  readonly searchedShare: number
  /** Mines that no record names, for each square kilometre. */
  readonly backgroundPerSquareKilometre: number
}

/** The sector of analytics: 200 records in 20 by 20 km, 30 % false, half the land searched. */
export const usualSector: SectorPlan = {
  sideMetres: 20_000,
  records: 200,
  falseRate: 0.3,
  offsetMetres: 60,
  survival: 0.8,
  detection: 0.9,
  blockMetres: 500,
  searchedShare: 0.5,
  backgroundPerSquareKilometre: 2,
}

/** A sector, and the truth about it. */
export interface Sector {
  readonly records: readonly AssessedRecord[]
  readonly finds: readonly Find[]
  readonly searches: readonly Search[]
  /** Share of its records that are false. */
  readonly falseShare: number
}

/** Makes a sector. Equal chance gives an equal sector. */
export function simulateSector(plan: SectorPlan, random: Random): Sector {
  const { searches, isSearched } = searchedBlocks(plan, random)
  const finds: Find[] = []
  const layMine = (spot: Spot, share: number): void => {
    const isFound = random() < share
    if (isFound && isSearched(spot))
      finds.push({
        id: `find-${finds.length + 1}`,
        spot,
        device: 'ap_mine',
        quantity: 1,
        on: null,
        isHeldBack: false,
      })
  }
  let falseRecords = 0
  const records = Array.from({ length: plan.records }, (_, index) => {
    const mines = recordedMines(plan, random)
    const isFalse = random() < plan.falseRate
    if (isFalse) falseRecords += 1
    else {
      const [east, north] = normalPair(random)
      const by: Spot = [east * plan.offsetMetres, north * plan.offsetMetres]
      for (const mine of mines) layMine([mine[0] + by[0], mine[1] + by[1]], plan.survival * plan.detection)
    }
    return recordOf(index + 1, mines)
  })
  const background = Math.round(plan.backgroundPerSquareKilometre * (plan.sideMetres / 1000) ** 2)
  for (let index = 0; index < background; index += 1)
    layMine([random() * plan.sideMetres, random() * plan.sideMetres], plan.detection)
  return { records, finds, searches, falseShare: falseRecords / plan.records }
}

function searchedBlocks(plan: SectorPlan, random: Random) {
  const across = Math.ceil(plan.sideMetres / plan.blockMetres)
  const chosen = Array.from({ length: across * across }, () => random() < plan.searchedShare)
  const isSearched = ([east, north]: Spot): boolean => {
    const [column, row] = [Math.floor(east / plan.blockMetres), Math.floor(north / plan.blockMetres)]
    const isInside = column >= 0 && row >= 0 && column < across && row < across
    return isInside && chosen[row * across + column] === true
  }
  const searches = chosen.flatMap((isChosen, number): readonly Search[] => {
    if (!isChosen) return []
    const area = square(
      (number % across) * plan.blockMetres,
      Math.floor(number / across) * plan.blockMetres,
      plan,
    )
    return [{ id: `block-${number + 1}`, area, on: null, itemsWithPosition: 0, itemsReported: null }]
  })
  return { searches, isSearched }
}

function square(west: number, south: number, { blockMetres }: SectorPlan): Area {
  const [east, north] = [west + blockMetres, south + blockMetres]
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ],
    ],
  ]
}

/** One to three rows of 4 to 12 mines, 6 m apart, somewhere in the sector. */
function recordedMines(plan: SectorPlan, random: Random): readonly Spot[] {
  const start: Spot = [random() * plan.sideMetres, random() * plan.sideMetres]
  const angle = 2 * Math.PI * random()
  const [rows, inRow] = [1 + Math.floor(random() * 3), 4 + Math.floor(random() * 9)]
  return Array.from({ length: rows * inRow }, (_, index): Spot => {
    const along = (index % inRow) * 6
    const across = Math.floor(index / inRow) * 12
    return [
      start[0] + along * Math.sin(angle) + across * Math.cos(angle),
      start[1] + along * Math.cos(angle) - across * Math.sin(angle),
    ]
  })
}

function recordOf(number: number, mines: readonly Spot[]): AssessedRecord {
  return {
    id: `record-${number}`,
    number: String(number),
    supplier: 'the supplier (simulated)',
    unplaced: null,
    mines: mines.map((spot) => ({ spot, device: 'ap_mine' })),
    rows: [],
    outline: [],
    claims: [{ device: 'ap_mine', quantity: mines.length }],
    landmarks: [],
    elements: {},
    offsetMetres: null,
    suppliedOn: null,
  }
}
