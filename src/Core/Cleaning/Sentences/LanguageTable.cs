namespace Serverless.Cleaning.Sentences;

/// <summary>One language's words, separated by spaces and written without the closing period.</summary>
/// <param name="Language">Primary BCP 47 subtag.</param>
internal sealed record LanguageEntry(string Language)
{
    /// <summary>Abbreviations that never end a sentence.</summary>
    public string Never { get; init; } = "";

    /// <summary>Abbreviations only in front of a number.</summary>
    public string BeforeNumber { get; init; } = "";

    /// <summary>Abbreviations of the time of day.</summary>
    public string TimeOfDay { get; init; } = "";

    /// <summary>Abbreviations that may end a sentence.</summary>
    public string MayEnd { get; init; } = "";

    /// <summary>Function words that, capitalized, begin sentences.</summary>
    public string Starters { get; init; } = "";

    /// <summary>Verbs that attribute speech behind a quotation.</summary>
    public string Speech { get; init; } = "";

    /// <summary>Month names, for languages that write ordinals with a period; in English also days, which follow a time.</summary>
    public string Months { get; init; } = "";
}

/// <summary>Abbreviations and sentence openers by language, of our own collection; common in news prose, no more.</summary>
internal static class LanguageTable
{
    public static readonly IReadOnlySet<string> OrdinalLanguages = new HashSet<string>
    {
        "de", "da", "nb", "nn", "no", "fi", "et", "cs", "sk", "hu", "hr", "sr", "bs", "sl", "tr", "lv", "is", "fo", "lb",
    };

    public static readonly IReadOnlyList<LanguageEntry> Entries =
    [
        new("en")
        {
            Never = "Mr Mrs Ms Mx Dr Prof Gov Sen Rep Gen Col Lt Cmdr Cpl Sgt Maj Capt Adm Brig Pvt Rev Fr Hon Pres Supt Insp Det Messrs Mmes St Ste Mt Ft Amb Atty Asst Assoc Dep Sec Treas Msgr Det Cllr vs viz cf e.g eg i.e ie approx ca incl esp",
            TimeOfDay = "a.m p.m A.M P.M",
            Months = "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Eastern Pacific Central GMT",
            BeforeNumber = "No Nos no nos p pp vol vols fig figs art arts ch chap sect par para pt nr op app eq ex ver ed min max est c",
            MayEnd = "Inc Ltd Co Corp Jr Sr Bros LLC plc Esq etc al ft lb lbs oz Ave Blvd Rd Hwy Dept Univ Assn Ph.D M.D B.A M.A D.Phil U.S U.K U.N E.U D.C N.Y L.A U.S.A Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo Tel tel",
            Starters = "The A An In On At By For From To With Without He She It We You They I But And Or So Yet Nor If When While After Before Since Until Unless Although Though Because As This That These Those There Here His Her Its Our My Your Their Some Many Most Both All Each Every Not No Yes What Who Whom Whose Why How Where Which Now Then Later Still Even Also Only Just Once However Meanwhile Moreover Instead Despite During Under Over Among According Earlier Last Next Another Other Others One Two Three Several Few Nobody Everyone Is Are Was Were Do Does Did Has Have Had Can Could Will Would May Might Let Perhaps Such",
            Speech = "said says asked asks added adds told tells replied replies wrote writes shouted shouts answered whispered cried joked explained recalled continued insisted wondered yelled exclaimed demanded tweeted posted",
        },
        new("de")
        {
            Never = "z.B zB z u.a ua d.h dh d o.Ä u.U i.d.R i.A s.o s.u v.a z.T z.Z z.Zt v bzw ca ggf evtl inkl exkl zzgl bspw sog vgl Hr Fr Dr Prof Dipl Ing Mag St Abs Art Ziff Nr Bd Kap Str geb gest Hl Frhr Gebr Hrsg Min.-Präs ehem einschl jew lt mind max min röm kath ev rd vmtl",
            BeforeNumber = "S Nr Bd Abb Tab Art Abs Kap Jh",
            MayEnd = "usw etc u.ä o.ä Mio Mrd Tsd Jh Jhd v.Chr n.Chr Chr Uhr Std Sek Tel Fa Co",
            Starters = "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Ich Wir Ihr Man In Im Am An Auf Aus Bei Mit Nach Von Vom Vor Zu Zum Zur Für Über Unter Um Durch Gegen Ohne Seit Bis Während Wegen Trotz Und Oder Aber Doch Denn Sondern Wenn Als Ob Weil Da Dass Obwohl Damit Dann Danach Dort Hier Heute Gestern Morgen Auch Nur Noch Schon So Wie Was Wer Wo Warum Dies Diese Dieser Dieses Seine Ihre Unser Kein Keine Nicht Alle Viele Jeder Jetzt Zudem Außerdem Laut Allerdings Jedoch Dabei Dazu Daher Deshalb",
            Speech = "sagte sagt fragte fragt meinte meint erklärte erklärt rief schrieb ergänzte antwortete betonte",
            Months = "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez",
        },
        new("fr")
        {
            Never = "M MM Mme Mmes Mlle Mlles Me Dr Pr St Ste Mgr p.ex p av apr cf env art chap éd hab c.-à-d ex tél bd",
            BeforeNumber = "n no nos p pp vol fig art chap t",
            MayEnd = "etc J.-C Cie Sté",
            Starters = "Le La Les Un Une Des Du De L D Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces C Mais Et Ou Or Donc Car Si Quand Lorsque Comme Dans En Sur Sous Pour Par Avec Sans Selon Après Avant Depuis Pendant Entre Chez À Au Aux Son Sa Ses Leur Leurs Mon Notre Votre Que Qui Quoi Où Pourquoi Comment Alors Aussi Ainsi Puis Enfin Cependant Pourtant Toutefois Tout Tous Toute Même Plus Ici Là Hier Aujourd'hui Selon Malgré Parmi",
            Speech = "dit a-t-il a-t-elle demande demandé déclare déclaré affirme explique lance ajoute répond raconte",
        },
        new("es")
        {
            Never = "Sr Sra Srta Sres Dr Dra D Dña Ud Uds Vd Vds Prof Profa Lic Ing Gral Cnel Cap Sto Sta S p.ej p EE Excmo Excma Mons Av Avda Pdte Pdta aprox",
            BeforeNumber = "n núm nº pág págs art cap vol fig",
            MayEnd = "etc EE.UU UU S.A Cía Ltda a.C d.C",
            Starters = "El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Yo Nosotros Usted Esto Este Esta Estos Estas Ese Esa Pero Y O Ni Si Cuando Mientras Aunque Porque Como En Con Sin De Del Desde Hasta Por Para Según Sobre Tras Ante Entre Al A Su Sus Mi Nuestro No Sí Qué Quién Cómo Dónde También Además Así Ahora Hoy Ayer Luego Entonces Después Antes Sin Todo Todos Muchos Algunos Otro Otra",
            Speech = "dijo dice preguntó pregunta afirmó aseguró añadió explicó señaló exclamó respondió gritó",
        },
        new("it")
        {
            Never = "Sig Sigg Sig.ra Sig.na Dott Dott.ssa Prof Prof.ssa Avv Ing Arch Geom Rag On Sen Gen Col Cap Mons Don S SS p.es es cfr ca c.d",
            BeforeNumber = "n nn p pp pag pagg art artt cap vol fig",
            MayEnd = "ecc a.C d.C S.p.A S.r.l",
            Starters = "Il Lo La I Gli Le Un Uno Una L Egli Lui Lei Loro Noi Voi Io Questo Questa Questi Queste Quello Quella Ma E O Se Quando Mentre Perché Come Anche In Nel Nella Nei Con Senza Di Del Della Da Dal Dalla Dopo Prima Per Su Sul Sulla Tra Fra A Al Alla Secondo Contro Non Sì Che Chi Cosa Dove Così Poi Ora Oggi Ieri Ancora Tutti Molti Alcuni Suo Sua Mio",
            Speech = "disse dice detto chiese chiede chiesto spiega spiegato aggiunge aggiunto racconta afferma dichiarato risponde",
        },
        new("pt")
        {
            Never = "Sr Sra Srs Sras Dr Dra Drs D Prof Profa Eng Exmo Exma Gen Cel Cap Sto Sta S p.ex p Av Pe aprox",
            BeforeNumber = "n nº núm pág págs art cap vol fig",
            MayEnd = "etc S.A Ltda Cia a.C d.C",
            Starters = "O A Os As Um Uma Uns Umas Ele Ela Eles Elas Eu Nós Você Isto Isso Este Esta Esse Essa Mas E Ou Se Quando Enquanto Embora Porque Como Em No Na Nos Nas Com Sem De Do Da Dos Das Desde Até Por Para Segundo Sobre Após Ante Entre Ao À Seu Sua Seus Suas Meu Não Sim Que Quem Onde Também Além Assim Agora Hoje Ontem Depois Antes Todos Muitos Alguns Outro Outra Já",
            Speech = "disse diz perguntou pergunta afirmou explicou acrescentou declarou respondeu gritou",
        },
        new("nl")
        {
            Never = "dhr mevr mw dr drs ir ing prof mr ds St bijv bv d.w.z dwz m.b.t mbt t.a.v o.a oa m.n i.v.m ivm i.p.v ipv z.g.n zgn nl resp ca vgl incl excl jl a.s",
            BeforeNumber = "nr blz p art hfst afb",
            MayEnd = "enz etc e.d ed e.a N.V B.V N.Chr v.Chr",
            Starters = "De Het Een Hij Zij Ze Het Wij We Ik Jij Je U Dit Dat Deze Die Maar En Of Als Toen Wanneer Terwijl Omdat Hoewel In Op Aan Bij Met Van Voor Na Naar Uit Over Onder Door Tegen Zonder Sinds Tot Tijdens Volgens Ook Nog Al Niet Geen Er Hier Daar Nu Dan Toch Zo Wat Wie Waar Waarom Hoe Zijn Haar Hun Ons Mijn Veel Alle",
            Speech = "zei zegt vroeg vraagt vertelde vertelt antwoordde riep schreef",
        },
        new("sv") { Never = "bl.a bla t.ex tex d.v.s dvs s.k sk m.a.o fr.o.m t.o.m f.d f.ö ca kl nr St prof dr resp jfr", BeforeNumber = "s sid kap art", MayEnd = "m.m osv etc m.fl f.Kr e.Kr", Starters = "Den Det De En Ett Han Hon Vi Jag Du Ni Men Och Eller Om När Medan Efter Före Sedan I På Av Med Utan För Från Till Under Över Enligt Inte Ja Nej Nu Då Här Där Så Vad Vem Varför Hur Också", Speech = "sade sa säger frågade frågar svarade skrev berättar" },
        new("da") { Never = "bl.a f.eks d.v.s dvs s.k ca kl nr Skt prof dr hhv jf inkl", BeforeNumber = "s kap art", MayEnd = "m.m osv etc m.fl f.Kr e.Kr mio mia kr", Starters = "Den Det De En Et Han Hun Vi Jeg Du I Men Og Eller Hvis Når Mens Efter Før Siden På Af Med Uden For Fra Til Under Over Ifølge Ikke Ja Nej Nu Da Her Der Så Hvad Hvem Hvorfor Hvordan Også", Speech = "sagde siger spurgte spørger svarede skrev fortæller", Months = "januar februar marts april maj juni juli august september oktober november december" },
        new("nb") { Never = "bl.a f.eks d.v.s dvs s.k ca kl nr St prof dr hhv jf inkl", BeforeNumber = "s kap art", MayEnd = "m.m osv etc m.fl f.Kr e.Kr mill mrd kr", Starters = "Den Det De En Et Han Hun Vi Jeg Du I Men Og Eller Hvis Når Mens Etter Før Siden På Av Med Uten For Fra Til Under Over Ifølge Ikke Ja Nei Nå Da Her Der Så Hva Hvem Hvorfor Hvordan Også", Speech = "sa sier spurte spør svarte skrev forteller", Months = "januar februar mars april mai juni juli august september oktober november desember" },
        new("fi") { Never = "esim mm ns ts t n ent toht prof tri", BeforeNumber = "s nro", MayEnd = "jne ym yms eKr jKr milj mrd klo", Starters = "Hän Se Ne He Me Minä Te Mutta Ja Tai Jos Kun Koska Vaikka Että Tämä Nämä Tuo Myös Nyt Sitten Ei On Oli", Months = "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta" },
        new("pl") { Never = "np tzn tj tzw m.in min prof dr mgr inż hab ks św gen płk kpt por im al ul pl pkt ok ds ww ob", BeforeNumber = "nr s str art t poz godz", MayEnd = "itd itp r w n.e p.n.e mln mld tys", Starters = "W We Na Z Ze Do Od Po Przed Za O Dla Przez Nie Tak To Ten Ta Te Tego Ale I A Lub Jeśli Gdy Kiedy Jak Co Kto Gdzie Dlaczego On Ona Oni My Ja Jego Jej Ich Już Teraz Dziś Według Jednak Także Również Był Była", Speech = "powiedział powiedziała mówi zapytał dodał dodała odpowiedział" },
        new("cs") { Never = "např tzv tj mj resp Mgr Ing MUDr JUDr PhDr Dr Prof prof doc sv gen plk kpt p pí tř ul nám", BeforeNumber = "č str s odst čl", MayEnd = "atd apod tis mil mld Kč", Starters = "V Ve Na Z Ze Do Od Po Před Za O Pro Při S Se Ale A Nebo Jestli Když Jak Co Kdo Kde Proč On Ona Oni My Já Jeho Její To Ten Ta Ti Už Nyní Dnes Podle Také Však Je Byl Byla Není", Months = "ledna února března dubna května června července srpna září října listopadu prosince" },
        new("sk") { Never = "napr tzv tj resp Mgr Ing MUDr JUDr PhDr Dr prof doc sv gen plk p ul nám", BeforeNumber = "č str s ods čl", MayEnd = "atď apod tis mil mld", Starters = "V Vo Na Z Zo Do Od Po Pred Za O Pre Pri S So Ale A Alebo Ak Keď Ako Čo Kto Kde Prečo On Ona Oni My Ja Jeho Jej To Ten Tá Už Teraz Dnes Podľa Tiež Však Je Bol Bola", Months = "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra" },
        new("hu") { Never = "pl ún ill dr Dr prof id ifj özv Szt u.n", BeforeNumber = "sz o old", MayEnd = "stb kb", Starters = "A Az Egy Ez Azt Ezt És De Vagy Ha Amikor Mert Hogy Nem Igen Is Most Majd Így Már Még Csak Ő Ők Mi Én", Months = "január február március április május június július augusztus szeptember október november december" },
        new("hr") { Never = "npr tj tzv dr mr prof sv gen itd", BeforeNumber = "br str čl st", MayEnd = "sl god tis mil", Starters = "U Na Iz Od Do Za Po Pri S Sa Ali I Ili Ako Kad Kada Kako Što Tko Gdje Zašto On Ona Oni Mi Ja To Taj Ta Već Sada Danas Prema Također Je Bio Nije", Months = "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca" },
        new("ro") { Never = "dl dna dra dr prof ing gen col cpt sf d-l d-na ex", BeforeNumber = "nr pag art alin", MayEnd = "etc ș.a mil mld", Starters = "El Ea Ei Ele Noi Eu Acest Această Acesta În Din La Pe Cu Fără De Pentru Prin După Dar Și Sau Dacă Când Cum Ce Cine Unde Nu Da Un O Potrivit Acum Apoi" },
        new("tr") { Never = "Dr Prof Doç Av Sn Op Yrd Org Korg Alb örn bkz yy Hz", BeforeNumber = "s No", MayEnd = "vb vs M.Ö M.S", Starters = "Bu Şu O Bir Ve Ama Fakat Ancak Eğer Çünkü Biz Ben Siz Onlar Daha Sonra Şimdi Ayrıca", Months = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık" },
        new("ru") { Never = "г гг им ул пр пл т.е т.н т.к т.д т акад проф доц св стр руб.коп тов гр", BeforeNumber = "с ст п рис табл", MayEnd = "т.д т.п др пр г гг в вв н.э руб коп тыс млн млрд", Starters = "В Во На С Со Из От До По За О Об Для При Не Но И А Или Если Когда Как Что Кто Где Почему Он Она Они Мы Я Вы Его Её Их Это Этот Эта Эти Тот Уже Теперь Сегодня Также Однако Был Была По", Speech = "сказал сказала спросил спросила ответил ответила заявил добавил" },
        new("uk") { Never = "ім вул пл т.зв проф акад доц св тов гр", BeforeNumber = "с ст п рис", MayEnd = "т.д ін р рр грн тис млн млрд", Starters = "У В На З Із Від До По За Про Для При Не Але І Й А Або Якщо Коли Як Що Хто Де Чому Він Вона Вони Ми Я Ви Його Її Їх Це Цей Ця Ці Вже Тепер Сьогодні Також Однак Був Була", Speech = "сказав сказала запитав відповів заявив додав" },
        new("bg") { Never = "проф акад доц св ул бул т.нар напр", BeforeNumber = "с чл", MayEnd = "т.н др г лв млн млрд хил", Starters = "В Във На С Със Из От До По За Не Но И А Или Ако Когато Как Какво Кой Къде Защо Той Тя Те Ние Аз Това Този Тази Тези Вече Сега Днес Също Обаче Беше" },
        new("el") { Never = "κ κκ π.χ δηλ Δρ καθ Αγ αρ λ.χ βλ", BeforeNumber = "σελ αρ", MayEnd = "κ.λπ κλπ κ.ά κ.α μ.μ π.μ μ.Χ π.Χ", Starters = "Ο Η Το Οι Τα Τον Την Του Της Ένας Μια Ένα Σε Στο Στη Στην Από Με Για Και Αλλά Αν Όταν Όπως Δεν Θα Να Αυτός Αυτή Αυτό" },
        new("hi") { Never = "डॉ श्री प्रो कु" },
        new("ca") { Never = "Sr Sra Dr Dra Prof Sta St p.ex p", BeforeNumber = "núm pàg art", MayEnd = "etc S.A", Starters = "El La Els Les Un Una L Ell Ella Ells Però I O Si Quan Com En Amb Sense De Del Des Per Segons Sobre Després No Sí Què Qui On També Ara Avui" },
        new("id") { Never = "Dr Prof Ir Drs Hj H Tn Ny dkk a.n", BeforeNumber = "No hal", MayEnd = "dll dsb", Starters = "Di Dan Tetapi Namun Ia Dia Mereka Kami Kita Saya Ini Itu Pada Dari Dengan Untuk Jika Ketika Karena Menurut" },
        new("vi") { Never = "TS ThS GS PGS BS TP Tp", MayEnd = "v.v", Starters = "Và Nhưng Tuy Ông Bà Anh Chị Họ Tôi Chúng Ở Trong Theo Khi Nếu Vì Đây Đó" },
    ];
}
