/** The half-page that stays with a signer, in plain words of eight languages. `{...}` are filled in. */

/** The texts of one language. */
export interface SignerWords {
  readonly heading: string
  /** `{title}`, `{day}`. */
  readonly what: string
  /** `{publisher}`. */
  readonly whoKeeps: string
  readonly whoSees: string
  readonly eachAsked: string
  readonly theDead: string
  readonly cannotBeCalledBack: string
  readonly help: string
  /** `{contact}`. */
  readonly withdraw: string
  readonly afterWithdrawing: string
  /** Stands for a publisher, and for a contact, that are not stated. */
  readonly thoseWhoAsk: string
}

const english: SignerWords = {
  heading: 'For you who sign',
  what: 'You are asked to sign “{title}” of {day}. Ask for it to be read to you in a language that you understand. Sign only what you agree with.',
  whoKeeps: 'Your signature and what you say of yourself are kept by {publisher}.',
  whoSees:
    'Everybody can read the published text, also those of whom you are afraid. Your name stands in it only if you say yes to that. If you say no, you are counted and not named.',
  eachAsked:
    'You are asked each thing on its own: your name, what you are, whether somebody may call you, whether a court or an authority may see it. You may say no to any of them and still sign.',
  theDead:
    'You may name a person of your family who was killed. If one of the close family says no, that person is not named. Those who were injured sign for themselves.',
  cannotBeCalledBack: 'What was published can be copied by anybody. A published copy cannot be called back.',
  help: 'Help, care and payments do not depend on signing. Nobody may give you more or less because you sign or do not sign.',
  withdraw: 'You can withdraw at any time and need not say why. Tell {contact}.',
  afterWithdrawing:
    'From then on you are not counted and not named in what is published next. That you had signed stays in the closed log.',
  thoseWhoAsk: 'those who gave you this sheet',
}

const french: SignerWords = {
  heading: 'Pour vous qui signez',
  what: 'On vous demande de signer « {title} » du {day}. Demandez qu’on vous le lise dans une langue que vous comprenez. Ne signez que ce avec quoi vous êtes d’accord.',
  whoKeeps: 'Votre signature et ce que vous dites de vous sont gardés par {publisher}.',
  whoSees:
    'Tout le monde peut lire le texte publié, aussi les personnes dont vous avez peur. Votre nom n’y figure que si vous dites oui. Si vous dites non, vous êtes compté et pas nommé.',
  eachAsked:
    'On vous demande chaque chose à part : votre nom, ce que vous êtes, si l’on peut vous appeler, si un tribunal ou une autorité peut le voir. Vous pouvez dire non à chacune et signer quand même.',
  theDead:
    'Vous pouvez nommer une personne de votre famille qui a été tuée. Si un proche parent dit non, cette personne n’est pas nommée. Les personnes blessées signent pour elles-mêmes.',
  cannotBeCalledBack:
    'Ce qui a été publié peut être copié par n’importe qui. On ne peut pas reprendre une copie publiée.',
  help: 'L’aide, les soins et les paiements ne dépendent pas de la signature. Personne ne peut vous donner plus ou moins parce que vous signez ou ne signez pas.',
  withdraw: 'Vous pouvez vous retirer à tout moment, sans dire pourquoi. Dites-le à {contact}.',
  afterWithdrawing:
    'Dès lors, vous n’êtes plus compté ni nommé dans ce qui est publié ensuite. Le fait que vous aviez signé reste dans le journal fermé.',
  thoseWhoAsk: 'ceux qui vous ont donné cette feuille',
}

const spanish: SignerWords = {
  heading: 'Para usted, que firma',
  what: 'Se le pide que firme «{title}», del {day}. Pida que se lo lean en un idioma que entienda. Firme solo aquello con lo que esté de acuerdo.',
  whoKeeps: 'Su firma y lo que dice de usted los guarda {publisher}.',
  whoSees:
    'Todos pueden leer el texto publicado, también las personas a las que usted teme. Su nombre aparece solo si usted dice que sí. Si dice que no, se le cuenta y no se le nombra.',
  eachAsked:
    'Cada cosa se le pregunta por separado: su nombre, lo que usted es, si alguien puede llamarle, si un tribunal o una autoridad puede verlo. Puede decir que no a cualquiera y firmar de todos modos.',
  theDead:
    'Puede nombrar a una persona de su familia que murió por la explosión. Si alguien de la familia cercana dice que no, no se la nombra. Las personas heridas firman por sí mismas.',
  cannotBeCalledBack: 'Cualquiera puede copiar lo que se publicó. Una copia publicada no se puede retirar.',
  help: 'La ayuda, la atención y los pagos no dependen de la firma. Nadie puede darle más o menos porque firme o no firme.',
  withdraw: 'Puede retirarse en cualquier momento y no necesita decir por qué. Dígaselo a {contact}.',
  afterWithdrawing:
    'Desde entonces no se le cuenta ni se le nombra en lo que se publique después. Que usted había firmado queda en el registro cerrado.',
  thoseWhoAsk: 'quienes le dieron esta hoja',
}

const arabic: SignerWords = {
  heading: 'لك أنت الذي توقّع',
  what: 'يُطلب منك أن توقّع على «{title}» بتاريخ {day}. اطلب أن يُقرأ عليك بلغة تفهمها. لا توقّع إلا على ما توافق عليه.',
  whoKeeps: 'توقيعك وما تقوله عن نفسك يُحفظ لدى {publisher}.',
  whoSees:
    'يستطيع الجميع قراءة النص المنشور، حتى من تخاف منهم. لا يظهر اسمك فيه إلا إذا قلت نعم. وإذا قلت لا فأنت تُحسب ولا تُسمّى.',
  eachAsked:
    'تُسأل عن كل أمر على حدة: اسمك، وصفتك، وهل يجوز أن يتصل بك أحد، وهل يجوز أن تراه محكمة أو سلطة. لك أن تقول لا لأي منها وتوقّع مع ذلك.',
  theDead:
    'لك أن تذكر اسم شخص من عائلتك قُتل. إذا قال أحد الأقربين لا فلا يُذكر اسمه. أما الجرحى فيوقّعون عن أنفسهم.',
  cannotBeCalledBack: 'ما نُشر يستطيع أي شخص نسخه. لا يمكن استرجاع نسخة منشورة.',
  help: 'المساعدة والعلاج والمدفوعات لا تتوقف على التوقيع. لا يجوز لأحد أن يعطيك أكثر أو أقل لأنك وقّعت أو لم توقّع.',
  withdraw: 'لك أن تسحب توقيعك في أي وقت دون أن تذكر السبب. أخبر {contact}.',
  afterWithdrawing: 'بعد ذلك لا تُحسب ولا تُسمّى فيما يُنشر لاحقاً. أما أنك كنت قد وقّعت فيبقى في السجل المغلق.',
  thoseWhoAsk: 'من أعطاك هذه الورقة',
}

const russian: SignerWords = {
  heading: 'Для вас, кто подписывает',
  what: 'Вас просят подписать «{title}» от {day}. Попросите прочитать вам текст на понятном вам языке. Подписывайте только то, с чем вы согласны.',
  whoKeeps: 'Вашу подпись и то, что вы говорите о себе, хранит {publisher}.',
  whoSees:
    'Опубликованный текст может прочитать каждый, в том числе те, кого вы боитесь. Ваше имя стоит в нём, только если вы скажете «да». Если вы скажете «нет», вас учтут, но не назовут.',
  eachAsked:
    'О каждом вас спрашивают отдельно: об имени, о том, кто вы, можно ли вам звонить, может ли это видеть суд или власть. Вы можете отказать в любом и всё равно подписать.',
  theDead:
    'Вы можете назвать погибшего из вашей семьи. Если кто-то из близких родных против, его не называют. Раненые подписывают сами за себя.',
  cannotBeCalledBack: 'Опубликованное может скопировать любой. Опубликованную копию нельзя вернуть.',
  help: 'Помощь, лечение и выплаты не зависят от подписи. Никто не вправе дать вам больше или меньше за то, что вы подписали или не подписали.',
  withdraw: 'Вы можете отозвать подпись в любое время и не объяснять почему. Скажите об этом: {contact}.',
  afterWithdrawing:
    'С этого времени вас не учитывают и не называют в том, что публикуется дальше. То, что вы подписывали, остаётся в закрытом журнале.',
  thoseWhoAsk: 'те, кто дал вам этот лист',
}

const chinese: SignerWords = {
  heading: '致签名的您',
  what: '有人请您在{day}的《{title}》上签名。请让人用您听得懂的语言读给您听。只签您同意的内容。',
  whoKeeps: '您的签名和您所说的关于自己的情况由{publisher}保管。',
  whoSees:
    '公布的文本人人可读，您害怕的人也能读到。只有您说“可以”，您的名字才会出现。您说“不可以”，就只计入人数，不写名字。',
  eachAsked:
    '每件事都单独问您：您的名字，您的身份，能否与您联系，法院或当局能否看到。您可以对任何一件说“不可以”，仍然可以签名。',
  theDead: '您可以写出家中遇难者的名字。近亲中有一人不同意，就不写。受伤的人由本人签名。',
  cannotBeCalledBack: '公布的内容任何人都可以复制。已经公布的副本无法收回。',
  help: '援助、医疗和补助与签名无关。任何人都不得因为您签名或不签名而多给或少给。',
  withdraw: '您随时可以撤回，不必说明理由。请告诉{contact}。',
  afterWithdrawing: '从那时起，以后公布的内容不再计入您，也不写您的名字。您曾经签名一事留在不公开的记录中。',
  thoseWhoAsk: '给您这张纸的人',
}

const azerbaijani: SignerWords = {
  heading: 'İmza atan sizin üçün',
  what: 'Sizdən {day} tarixli “{title}” mətnini imzalamaq xahiş olunur. Onu başa düşdüyünüz dildə sizə oxumalarını xahiş edin. Yalnız razı olduğunuzu imzalayın.',
  whoKeeps: 'İmzanızı və özünüz haqqında dediklərinizi {publisher} saxlayır.',
  whoSees:
    'Dərc olunmuş mətni hər kəs, qorxduğunuz adamlar da oxuya bilər. Adınız orada yalnız siz “hə” desəniz yazılır. “Yox” desəniz, sayılırsınız, amma adınız yazılmır.',
  eachAsked:
    'Hər şey ayrıca soruşulur: adınız, kim olduğunuz, sizinlə əlaqə saxlamaq olarmı, məhkəmə və ya hakimiyyət onu görə bilərmi. Hər birinə “yox” deyib yenə imzalaya bilərsiniz.',
  theDead:
    'Ailənizdən həlak olmuş bir adamın adını çəkə bilərsiniz. Yaxın qohumlardan biri “yox” desə, onun adı yazılmır. Yaralananlar özləri üçün imza atırlar.',
  cannotBeCalledBack: 'Dərc olunanı istənilən adam köçürə bilər. Dərc olunmuş nüsxəni geri çağırmaq olmaz.',
  help: 'Yardım, müalicə və ödənişlər imzadan asılı deyil. İmza atdığınıza və ya atmadığınıza görə heç kim sizə çox və ya az verə bilməz.',
  withdraw: 'İmzanızı istənilən vaxt, səbəbini demədən geri götürə bilərsiniz. Bunu bildirin: {contact}.',
  afterWithdrawing:
    'Bundan sonra dərc olunanlarda sayılmırsınız və adınız çəkilmir. İmza atmış olduğunuz bağlı jurnalda qalır.',
  thoseWhoAsk: 'bu vərəqi sizə verənlər',
}

const armenian: SignerWords = {
  heading: 'Ձեզ համար, որ ստորագրում եք',
  what: 'Ձեզ խնդրում են ստորագրել {day} թվագրված «{title}» տեքստը։ Խնդրեք, որ այն կարդան ձեզ համար հասկանալի լեզվով։ Ստորագրեք միայն այն, ինչի հետ համաձայն եք։',
  whoKeeps: 'Ձեր ստորագրությունը և այն, ինչ ասում եք ձեր մասին, պահում է {publisher}։',
  whoSees:
    'Հրապարակված տեքստը կարող է կարդալ ամեն ոք, նաև նրանք, ումից վախենում եք։ Ձեր անունը գրվում է միայն, եթե ասեք «այո»։ Եթե ասեք «ոչ», ձեզ հաշվում են, բայց չեն անվանում։',
  eachAsked:
    'Ամեն բան հարցնում են առանձին՝ ձեր անունը, թե ով եք, կարո՞ղ են ձեզ հետ կապվել, կարո՞ղ է դա տեսնել դատարանը կամ իշխանությունը։ Կարող եք որևէ մեկին «ոչ» ասել և այնուամենայնիվ ստորագրել։',
  theDead:
    'Կարող եք տալ ձեր ընտանիքից զոհվածի անունը։ Եթե մերձավոր հարազատներից մեկն ասի «ոչ», այդ անունը չի գրվում։ Վիրավորներն իրենք են ստորագրում իրենց համար։',
  cannotBeCalledBack: 'Հրապարակվածը կարող է պատճենել ամեն ոք։ Հրապարակված պատճենը հնարավոր չէ հետ կանչել։',
  help: 'Օգնությունը, բուժումը և վճարները կախված չեն ստորագրությունից։ Ոչ ոք չի կարող ձեզ ավելի շատ կամ պակաս տալ, որովհետև ստորագրում եք կամ ոչ։',
  withdraw: 'Կարող եք ցանկացած ժամանակ հետ վերցնել ստորագրությունը՝ առանց պատճառը ասելու։ Ասեք՝ {contact}։',
  afterWithdrawing:
    'Դրանից հետո հրապարակվողի մեջ ձեզ չեն հաշվում և չեն անվանում։ Այն, որ ստորագրել էիք, մնում է փակ մատյանում։',
  thoseWhoAsk: 'նրանք, ովքեր ձեզ տվեցին այս թերթը',
}

/** By language tag. */
export const signerWords: Readonly<Record<string, SignerWords>> = {
  en: english,
  fr: french,
  es: spanish,
  ar: arabic,
  ru: russian,
  zh: chinese,
  az: azerbaijani,
  hy: armenian,
}
