using System.Collections.Frozen;

namespace Serverless.Cleaning.Languages;

/// <summary>The commonest function words of languages in Latin script: a running text holds one in every three to eight words.</summary>
internal static class FunctionWords
{
    private static readonly string[] s_table =
    [
        "en the of and to in that is was for on with as it be by are this from at his her they which have had not but were an their been has will would who said more when there what about than after its also",
        "de der die das und ist von den zu dem mit sich des auf für nicht ein eine im als auch es an er werden aus bei nach wird sind noch wie einen einem einer hat dass sie über zum zur war haben nur oder aber vor durch wurde am bis",
        "fr le la les des et est une du dans que qui pour sur pas au par plus avec ce il sont cette aux mais son ses ont été leur nous elle comme après ou deux fait être selon entre en se ne un",
        "es el la los las de que y en un una por con para del se no su al es lo como más pero sus este ha esta entre también fue son hasta desde sobre cuando años muy sin ya dos según está han",
        "pt o a os as de que e em um uma do da dos das no na nos nas com não por para ao aos mais foi ser pelo pela são sua seu como também já está mas entre anos sobre até segundo após",
        "it il di che la è un una per del della non con sono dei delle nel nella dal dalla gli anche al alla come più ma ha si lo le ed degli dopo questo questa essere stato hanno anni tra sul sulla suo",
        "nl de het een van en in is dat op te zijn voor met die niet aan er om ook als bij door maar naar uit worden heeft nog werd over deze hebben meer wordt dan kan zo wel geen haar hij zich",
        "sv och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när nu under också efter eller vid ska än blir alla hade år mot vara sin",
        "da og det at en den til er som på de med han af for ikke der var mig sig men et har om vi havde hun nu over da fra du ud efter blev eller skal også kan sin siden hvor år mere være bliver sidste uge længere meget mellem mange siger noget sagde mod jeg denne havde deres nye flere andre",
        "no og i det på som er en til å han av for med at var de ikke den har jeg om et men så seg hun hadde fra vi du kan da ble også ut etter skal nå bli opp dem mot eller når år mellom være sier siste uken lenger mye mange noe sa denne deres nye flere andre bedre gjør hvordan",
        "fi ja on ei se että oli ovat mutta hän myös kun kuin tai joka mukaan ole jo vain niin sen ollut olisi voi siitä ovat hänen sekä nyt vielä jos noin mitä tämä joita jotka kanssa koska sitä vuoden",
        "pl i w na z do się nie że jest to o jak po co za od są przez dla ale oraz jego tym był było która który które przed już tego być ze tylko może także jej czy lat ich roku ma",
        "cs a v se na je že s z do o k za si jako ale by podle pro po jsou byl bylo jeho také které který která od jeho už ve při to není až nebo této jsem roku jen ze byla však může být",
        "sk a v sa na je že s z do o k za si ako ale by podľa pre po sú bol bolo jeho aj ktoré ktorý ktorá od už vo pri to nie až alebo tejto som roku len zo bola však môže byť ktorí",
        "hu a az és hogy nem is egy volt meg ez már de csak még ki mint el van azt vagy szerint ezt pedig majd után között minden lesz kell ha nagy több által akkor ami aki ezek lehet",
        "ro și în de la a că nu cu pe din o un care mai este să pentru au fost se al ale sunt după cea lui prin dar fi ce ai săi între până iar unui acest această lor asupra când",
        "tr ve bir bu da de için ile olarak daha çok olan gibi kadar en ama sonra olduğu ise var ne o her değil ya göre dedi iki yeni tarafından oldu eden nin ancak önce bin yıl",
        "az və bir bu də da üçün ilə olan edib ki daha isə bildirib olub görə sonra ən çox var kimi həm azərbaycan edir olunub deyib onun həmin qeyd tərəfindən il",
        "id yang dan di dengan untuk dari ini pada dalam tidak itu adalah akan juga telah oleh saya karena sebagai mereka ada bisa ke atau kata lebih sudah dia tersebut kami para menjadi saat hari seperti bahwa tahun",
        "ms yang dan di dengan untuk ini pada dalam tidak itu adalah akan juga telah oleh kerana sebagai mereka ada boleh ke atau kata lebih beliau tersebut kami para menjadi hari seperti bahawa tahun turut berkata daripada kepada ialah iaitu",
        "vi của và là các trong có không được cho một người với những đã khi để đến này về tại từ như cũng ra năm vào trên sẽ phải còn nhiều lại thì đó theo ông nhưng",
        "hr i u je da se na su za od s a koji što nije kao koja koje će iz do bi o ali te to ili kako sve više ne samo po nakon bio bila biti još prema jer kada zbog tijekom tko",
        "sl in je v na se da za so ki z pa bi po s kot ne tudi bo pri še od iz do kar ali o ko bil bilo bila le sem tem ker že več med smo lahko leta zaradi",
        "et ja on ei et see ta oli kui ka oma mis ning aga või kes ma siis nii veel seda nad selle mille pärast välja juba mida olid olla tema eesti aasta peale meie ole nende",
        "lv un ir no ar uz par ka kas to bet arī vai tas tā nav pēc kā jau lai pie gan tika gada bija šo viņš būs pret vairāk līdz ja vēl kur ko tiek savu",
        "lt ir kad yra su į iš tai kaip buvo ne bet už jis apie nuo tik jau po dar ar kurie pat savo kuris bus dėl metų jo prie gali tačiau taip per",
        "ca el la els les de que i a en un una per amb del dels al als no es és han ha més però són aquest aquesta com seva seu ser també pel va tot fins molt entre any anys",
        "gl o a os as de que e en un unha do da dos das no na nos nas con non por para ao máis foi ser polo pola son súa seu como tamén xa está pero entre anos sobre ata segundo tras",
        "eu eta da ez bat du dute ere zen dira izan egin ditu baina hau dela beste den zuen dio horrek bere hori egiten duen gabe urte baino izango batean arte dituzte",
        "af die van en het in is nie dat op te vir met sy wat hulle aan was ook om by hy deur maar na uit word nog sal as wees kan haar een onder ons ek gesê",
        "sq e të në dhe i se një për me nga që është ka u si më do nuk duke kjo ky pas edhe ishte por tha janë gjatë vetëm kanë cila tij nje ku",
        "is og að í á er sem um til við það en var með fyrir af ekki ég hann hafa eru því eða frá þess hefur þegar verið sé þeir hún þetta eftir svo upp",
        "sw na ya wa kwa ni katika la za kuwa cha hiyo hii huo hayo alisema wakati lakini kama baada yake pia watu huyo hilo ambao hivyo bila zaidi",
        "tl ang ng sa na mga ay at ni si para nang ito hindi may kay ko niya nila ayon pa rin din kung sila ako dahil naman upang mula wala ngunit",
        "cy y yr yn ac o ar i am mae wedi ei oedd bod hefyd nid gan sydd ond eu fod gyda cael hyn bydd wrth ein",
        "ga an na agus ar i go le bhí tá sé leis ag do nach ach gur mar sin níl bheith sa ina chun atá é seo",
    ];

    private static readonly FrozenDictionary<string, ulong> s_languagesOfWord = s_table
        .SelectMany((line, language) => line.Split(' ').Skip(1).Distinct(), (line, word) => (word, bit: 1UL << Array.IndexOf(s_table, line)))
        .GroupBy(entry => entry.word)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0UL, (bits, entry) => bits | entry.bit));

    /// <summary>The languages, in the order of the bits of <see cref="LanguagesOf"/>.</summary>
    public static string[] Languages { get; } = [.. s_table.Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)])];

    /// <summary>A bit for each language that has this word, which is in lower case; 0 when none has.</summary>
    public static ulong LanguagesOf(ReadOnlySpan<char> word) =>
        s_languagesOfWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var languages) ? languages : 0;
}
