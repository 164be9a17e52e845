/** The appeal of Ildoma. An author would type the numbers; here they come from the count. */
import { grouped } from './count.js'
import type { IldomaNumbers } from './ildoma.js'

/** The period that the appeal speaks of. */
export const appealStart = '2019-06-14'
export const appealEnd = '2022-08-31'

const frontMatter = `---
# Invented example: no such land, people, organisations, offices or numbers.
kind: appeal
title:
  en: Letter from the villages along the Quellin
  fr: Lettre des villages au bord du Quellin
  es: Carta de las aldeas a orillas del Quellin
  ar: رسالة القرى على ضفاف كويلين
  ru: Письмо деревень у реки Квеллин
  zh: 奎林河畔村庄的来信
  az: Kvellin sahilindəki kəndlərin məktubu
  hy: Քվելինի ափի գյուղերի նամակը
date: 2022-09-08
place: Tesmaru
language: en
id: ildoma-appeal-2022
series: letters-from-the-quellin
publisher: Ildoma Mine Victims' Register
to:
  - id: sg
    channel: letter
    office: { en: Secretary-General, fr: Secrétaire général, es: Secretario General, ar: الأمين العام, ru: Генеральный секретарь, zh: 秘书长, az: Baş katib, hy: Գլխավոր քարտուղար }
    body: { en: United Nations, fr: Nations Unies, es: Naciones Unidas, ar: الأمم المتحدة, ru: Организация Объединённых Наций, zh: 联合国, az: Birləşmiş Millətlər Təşkilatı, hy: Միավորված ազգերի կազմակերպություն }
  - id: chair
    channel: letter
    office: { en: Chair, fr: Présidence, es: Presidencia, ar: الرئيس, ru: Председатель, zh: 主席, az: Sədr, hy: Նախագահ }
    body: { en: Quellin Contact Group, fr: Groupe de contact du Quellin, es: Grupo de Contacto del Quellin, ar: فريق الاتصال المعني بكويلين, ru: Контактная группа по Квеллину, zh: 奎林联络小组, az: Kvellin Təmas Qrupu, hy: Քվելինի կոնտակտային խումբ }
  - id: rapporteur
    channel: e-mail
    office: { en: Rapporteur on Ordnance, fr: Rapporteur sur les munitions, es: Relator sobre municiones, ar: المقرر المعني بالذخائر, ru: Докладчик по боеприпасам, zh: 弹药问题报告员, az: Döyüş sursatı üzrə məruzəçi, hy: Զինամթերքի հարցերով զեկուցող }
    body: { en: Assembly of the Lake States, fr: Assemblée des États du lac, es: Asamblea de los Estados del Lago, ar: جمعية دول البحيرة, ru: Ассамблея озёрных государств, zh: 湖区国家大会, az: Göl dövlətləri Assambleyası, hy: Լճային պետությունների վեհաժողով }
asks:
  - { id: a1, to: sg, kind: request, reply_by: 2022-12-15 }
  - { id: a2, to: chair, kind: demand, reply_by: 2022-11-30 }
  - { id: a3, to: rapporteur, kind: request, reply_by: 2023-01-31 }
figures:
  recent: casualties from ${appealStart} to ${appealEnd}
  all: casualties to ${appealEnd}
  explosions: accidents from ${appealStart} to ${appealEnd}
  items: items-found to ${appealEnd}
signatories: signatories.csv
---
`

/** The text with its numbers. */
export function appeal(n: IldomaNumbers): string {
  const thousands = Math.floor((n.items - 1) / 1000) * 1000
  const hundreds = Math.round(n.all / 100) * 100
  return `${frontMatter}
*Invented example: no such land, people, organisations, offices or numbers.*

Excellencies,

We live beside the Quellin, or would if we could. Since 14 June 2019 no shot has been heard here. The ground is not
quiet. Up to 31 August 2022 our register holds [${n.recent}](#recent) people hit by mines and other explosive ordnance:
[${n.killed}](#recent?outcome=killed) were killed and [${n.injured}](#recent?outcome=injured) injured.
Of them [${n.civilian}](#recent?status=civilian) are civilians, [${n.forces}](#recent?status=security_forces) served in security
forces, and for [${n.statusUnknown}](#recent?status=unknown) nobody wrote it down.
In the same months [${n.explosions}](#explosions) explosions were recorded.

The register goes back to 1992. In all it holds [about ${grouped(hundreds)}](#all) people hit in the basin:
[${grouped(n.allKilled)}](#all?outcome=killed) killed, [${grouped(n.allInjured)}](#all?outcome=injured) injured, and
[${n.allUnknown}](#all?outcome=unknown) of whom no one could tell us what became of them.
Among them are [${n.children}](#all?age_group=child) children and [${n.women}](#all?sex=female&age_group=adult) women.

Clearance teams have found [more than ${grouped(thousands)}](#items) pieces of explosive ordnance. What still lies there is disputed.
The Survey Office of Nevaru states that [about 120,000](claim:nevaru-laid-2021) mines were laid; the Mine Action Centre of
Ildoma states [more than 300,000](claim:ildoma-laid-2020). Neither rests on a count.

The Survey Office of Nevaru states that it passed on [412](claim:nevaru-sheets-2022) map sheets; our Mine Action Centre
states that it received [96](claim:ildoma-sheets-2022). The Casualty Record of Nevaru states [204](claim:nevaru-casualties-2022)
people hit. Their list and ours have not been compared, and some people may stand in both.

We ask the Secretary-General to name a person before whom both lists are laid side by side, in confidence. {#a1}

We demand of the Contact Group that every map sheet be entered in a common index that both sides can read, with the day
on which it was given and the day on which it was received. {#a2}

We ask the Rapporteur to see that nobody has to pay for a prosthesis twice because a border lies between the workshop
and the home. {#a3}

We say what is recorded and by whom. We do not say in this letter who laid what.
`
}
