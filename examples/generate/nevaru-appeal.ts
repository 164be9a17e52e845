/** The appeal of Nevaru: the template of Ildoma's, other words, other numbers, other claims. */
import { grouped } from './count.js'
import type { NevaruNumbers } from './nevaru.js'

/** The period that the appeal speaks of. */
export const appealStart = '2019-06-14'
export const appealEnd = '2022-11-15'

const frontMatter = `---
# Invented example: no such land, people, organisations, offices or numbers.
kind: appeal
title:
  en: What the herders and nurses of the upper basin ask
  fr: Ce que demandent les bergers et les infirmières du haut bassin
  es: Lo que piden los pastores y las enfermeras de la cuenca alta
  ar: ما يطلبه رعاة أعالي الحوض وممرّضوها
  ru: О чём просят пастухи и медсёстры верховьев бассейна
  zh: 上游流域牧民和护士的请求
  az: Yuxarı hövzənin çobanları və tibb bacıları nə istəyir
  hy: Ինչ են խնդրում վերին ավազանի հովիվներն ու բուժքույրերը
date: 2022-11-22
place: Qualdren
language: en
id: nevaru-appeal-2022
series: upper-basin-letters
publisher: Casualty Record of Nevaru
to:
  - id: sg
    channel: letter
    office: { en: Secretary-General, fr: Secrétaire général, es: Secretario General, ar: الأمين العام, ru: Генеральный секретарь, zh: 秘书长, az: Baş katib, hy: Գլխավոր քարտուղար }
    body: { en: United Nations, fr: Nations Unies, es: Naciones Unidas, ar: الأمم المتحدة, ru: Организация Объединённых Наций, zh: 联合国, az: Birləşmiş Millətlər Təşkilatı, hy: Միավորված ազգերի կազմակերպություն }
  - id: chair
    channel: letter
    office: { en: Chair, fr: Présidence, es: Presidencia, ar: الرئيس, ru: Председатель, zh: 主席, az: Sədr, hy: Նախագահ }
    body: { en: Quellin Contact Group, fr: Groupe de contact du Quellin, es: Grupo de Contacto del Quellin, ar: فريق الاتصال المعني بكويلين, ru: Контактная группа по Квеллину, zh: 奎林联络小组, az: Kvellin Təmas Qrupu, hy: Քվելինի կոնտակտային խումբ }
  - id: health
    channel: e-mail
    office: { en: Commissioner for Health, fr: Commissaire à la santé, es: Comisionado de Salud, ar: مفوض الصحة, ru: Комиссар по здравоохранению, zh: 卫生专员, az: Səhiyyə üzrə komissar, hy: Առողջապահության հանձնակատար }
    body: { en: Assembly of the Lake States, fr: Assemblée des États du lac, es: Asamblea de los Estados del Lago, ar: جمعية دول البحيرة, ru: Ассамблея озёрных государств, zh: 湖区国家大会, az: Göl dövlətləri Assambleyası, hy: Լճային պետությունների վեհաժողով }
asks:
  - { id: a1, to: sg, kind: request, reply_by: 2023-03-01 }
  - { id: a2, to: chair, kind: demand, reply_by: 2023-02-15 }
  - { id: a3, to: health, kind: request, reply_by: 2023-04-30 }
figures:
  recent: casualties from ${appealStart} to ${appealEnd}
  all: casualties to ${appealEnd}
  explosions: accidents from ${appealStart} to ${appealEnd}
  destroyed: items-destroyed to ${appealEnd}
signatories: signatories.csv
---
`

/** The text with its numbers. */
export function appeal(n: NevaruNumbers, ildomaRecent: number): string {
  const thousands = Math.floor((n.destroyed - 1) / 1000) * 1000
  const hundreds = Math.floor((n.all - 1) / 100) * 100
  return `${frontMatter}
*Invented example: no such land, people, organisations, offices or numbers.*

To those who can act,

Between 14 June 2019 and 15 November 2022 we wrote down [${n.recent}](#recent) people who met a mine or another piece of ordnance in
the upper basin, in a time that is called peace. [${n.killed}](#recent?outcome=killed) of them did not live;
[${n.injured}](#recent?outcome=injured) were injured. [${n.male}](#recent?sex=male) were men or boys,
[${n.female}](#recent?sex=female) women or girls, and of [${n.sexUnknown}](#recent?sex=unknown) our forms do not say.
[${n.explosions}](#explosions) explosions were reported to us in that time.

From 1992 on the record holds [more than ${grouped(hundreds)}](#all) names and numbers:
[${grouped(n.adults)}](#all?age_group=adult) adults, [${n.children}](#all?age_group=child) children, and
[${n.ageUnknown}](#all?age_group=unknown) whose age was never asked.

More than once we have been told that the work is done. Our teams have destroyed [more than ${grouped(thousands)}](#destroyed)
items, and find more each month.

The numbers of the other shore are not ours. Ildoma's register states [${ildomaRecent}](claim:ildoma-appeal-2022) people hit in a
period that ends earlier. The Mine Action Centre of Ildoma states that [more than 300,000](claim:ildoma-laid-2020) mines were
laid; the Survey Office of Nevaru states [about 120,000](claim:nevaru-laid-2022). The Mine Action Centre of Ildoma states that
it passed on [530](claim:ildoma-sheets-given-2022) map sheets; the Survey Office of Nevaru states that
[118](claim:nevaru-sheets-received-2022) have arrived, and that it passed on [412](claim:nevaru-sheets-2022) itself.

We ask the Secretary-General that surveyors of both shores walk the disputed sheets together, with a witness. {#a1}

We demand of the Contact Group a list of the sheets that each side says it gave and each side says it has, published
line by line. {#a2}

We ask the Commissioner that the ambulance of the upper basin may cross to the nearer hospital, whichever shore it
stands on. {#a3}

Who laid a mine is not written on the leg it took, and we do not write it here.
`
}
