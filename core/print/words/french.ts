/** French. Read by no native speaker yet. */
import type { OwnPrintWords } from './print-words.js'

export const french: OwnPrintWords = {
  sheet: 'Les nombres de ce texte',
  countedAsOf: 'Registre : {register}. Compté jusqu’à l’entrée {entry} de son journal.',
  asOf: 'à l’entrée {entry} de son journal',
  signs: 'À côté de chaque nombre se trouve un signe : {signs}.',
  inText: 'Dans le texte',
  period: 'Période',
  place: 'Lieu',
  total: 'tous',
  fromTo: 'du {from} au {to}, les deux jours inclus',
  ratePer: 'pour {per} de ce qu’énonce la déclaration {claim}',
  boundariesOf: 'dans ses limites du {day}',
  sources: 'Sources',
  notCovered: 'Qui est inclus, et ce qui n’est pas couvert',
  seeMethod: 'Voir la section sur la méthode.',
  boundToNothing: 'Nombres liés à aucun décompte ni déclaration',
  key: 'Empreinte de la clé (SHA-256)',
  more: 'et {count} de plus, plus bas',
  text: 'Texte',
  asks: 'Ce qui est demandé',
  answerBy: '{to} ; une réponse est demandée pour le {day}',
  signedBy: 'Signé par {all} ; {named} ont accepté d’être nommés en public.',
  notNamed: 'Comptés et non nommés ici: {count}',
  restInList: 'Et {count} de plus, nommés dans signatories.csv à côté de ce fichier.',
  numbers: 'Chaque nombre du texte',
  line: 'ligne {line}',
  withheld: 'retenu',
  notShown: 'Non montré',
  notShownText: 'qu’une fiche est vraie ; qu’aucune autre fiche n’existe.',
  check: 'Contrôler ces fichiers',
  checkText:
    'Sur un ordinateur qui a Truebearing par ailleurs : truebearing verify FOLDER --key KEY. Comparez l’empreinte ci-dessous avec celle de la lettre.',
  translation:
    'Ceci est une traduction. Les nombres ont été vérifiés dans le texte en langue « {language} ».',
  lettersMissing:
    'Lettres pour lesquelles ce fichier n’a pas de forme : {count}. Elles sont remplacées ici par □.',
}
