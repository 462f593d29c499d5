using System.Collections.Frozen;

namespace Serverless.Cleaning.PlainText;

/// <summary>
/// The small words that hold sentences together. Sentences are a third to a half made of them, menus and headlines are not
/// (the idea of jusText: Pomikálek, Removing Boilerplate and Duplicate Content from Web Corpora, 2011).
/// </summary>
internal static class FunctionWords
{
    private const string Words = """
        the of and to in a is was were are be been being that this these those it its for on with as by at from or an have has had he she they we you i his her their our my not but which who whom when while if than then so such after before about into over under between through during because there here no more most some any all also only other would could should will can may might do does did said says
        der die das den dem des ein eine einen einem einer und oder aber ist sind war waren wird werden wurde wurden hat haben hatte nicht auch auf in im am an aus bei mit nach von vom vor zu zum zur für über unter um durch gegen ohne seit bis als wie dass sich er sie es wir ich man noch nur schon so wenn weil da mehr kann können soll sein seine ihre diese dieser
        le la les l un une des du de d au aux et ou mais est sont était été être a ont avait ne pas plus que qui dont où dans en sur sous pour par avec sans selon après avant depuis entre chez ce cet cette ces son sa ses leur leurs il elle ils elles on nous vous se s qu n c y comme si même aussi très fait
        el la los las lo un una unos unas y o pero es son era fue fueron ser ha han había no más que quien cual donde en sobre para por con sin según tras desde hasta entre de del al se su sus le les me nos este esta estos estas ese esa como si ya muy también porque cuando
        il lo la i gli le un uno una e o ma è sono era stato stata essere ha hanno aveva non più che chi cui dove in nel nella nei sul sulla per con senza di del della dei delle da dal dalla al alla ai alle si suo sua loro questo questa come se anche molto perché quando dopo
        o a os as um uma e ou mas é são era foi foram ser tem têm tinha não mais que quem onde em no na nos nas sobre para por pelo pela com sem de do da dos das ao à se seu sua seus suas este esta isso como já também muito porque quando após entre
        de het een en of maar is zijn was waren werd worden wordt heeft hebben had niet ook op in aan bij met van voor na naar uit over onder door tegen zonder tot dat die dit deze er ze hij zij we ik je als om te nog wel geen meer dan kan kunnen zal
        den det de en ett et och og eller men är er var har hade hadde havde inte ikke ej också også på i av af med utan uten för for fra från till til över over under efter etter efter som att at han hon hun vi jag jeg de sig seg om när når då da så än enn end kan ska skal vil blir bliver ble blev
        ja tai mutta on oli ovat olivat ei että se hän he ne kun jos niin myös kuin joka jotka mukaan sekä sen hänen vain ole ollut
        i w we z ze na do od po przed za o dla przez nie tak to ten ta te tego tej się jest są był była było być ale lub oraz że jak który która które co już tylko także jego jej ich przy pod
        a v ve s se z ze na do od po před za o pro při je jsou byl byla bylo být není ale nebo že jak který která které co už jen také jeho její jejich si aby podle k ke sa sú bol bola alebo ako ktorý ktorá už len aj podľa
        a az egy és de vagy hogy nem is van volt ez azt ezt meg már csak még mint ha amely aki ki be fel el szerint lesz után
        și de la în pe cu din pentru prin după dar sau că nu este sunt era fost au a al ai ale o un care ce se mai lui
        u na iz od do za po pri s sa ali i ili ako kad kako što je su bio bila nije da se koji koja koje će to ne
        и в во на с со из от до по за о об для при не но а или если когда как что кто где он она они мы я это этот эта эти его её их был была было были быть же бы к у ли только также уже который которая которые
        і й у в на з із від до по за про для при не але а або якщо коли як що хто він вона вони це цей був була було були бути його її їх та який яка які також вже
        и в във на с със из от до по за не но а или ако когато как какво кой той тя те това този тази е са беше ще да се си като след
        ο η το οι τα τον την του της των στο στη στην στον στα σε με για από και αλλά αν όταν που πως ότι δεν θα να είναι ήταν έχει μια ένα ως
        ve bir bu da de ile için çok ama ancak gibi daha en olarak olan ne o mi değil var sonra göre kadar ki her
        في من على إلى عن أن إن التي الذي هذا هذه ذلك كان كانت لا ما لم قد مع بعد قبل بين كما أو و ثم هو هي كل حتى عند
        של את על לא הוא היא הם זה זו עם או כי גם אבל אם כל יש אין מה אל לפי בין עד כך היה היתה רק יותר
        در از به که این آن را با برای است بود شد می های ها تا بر هم یک خود کرد اما یا نیز
        کے کی کا میں سے نے کو ہے ہیں اور یہ وہ پر تھا تھے بھی کہ ایک اس نہیں گیا کر
        के की का में से ने को है हैं और यह वह पर था थे थी भी कि एक इस नहीं लिए तो कर ही गया जो या
        ও এবং এই এ যে না করে থেকে জন্য তার একটি হয় এর করা ছিল সঙ্গে
        ஒரு என்று இந்த மற்றும் என அந்த இது
        yang dan di ke dari untuk dengan pada ini itu adalah tidak akan dalam oleh juga sebagai atau karena telah bisa para ada saat ia
        và của là có không được cho trong với các một những này đã để người khi từ đó về ra đến ở như cũng
        el la els les un una i o però és són era de del dels a al amb sense per que no més en es va han ha ser com si també
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_words =
        Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Scripts without spaces: particles; Korean: the particle or ending a word closes with.
    private static readonly System.Buffers.SearchValues<char> s_particles = System.Buffers.SearchValues.Create("のはをにがでとたもれるて的是在了不和有这這他我也就為为及於于");
    private static readonly System.Buffers.SearchValues<char> s_koreanEndings = System.Buffers.SearchValues.Create("은는이가을를에의다로고며도서");

    public static bool Contains(ReadOnlySpan<char> word) =>
        s_words.Contains(word) || (word.Length > 1 && s_koreanEndings.Contains(word[^1]));

    public static bool IsParticle(char c) => s_particles.Contains(c);
}
