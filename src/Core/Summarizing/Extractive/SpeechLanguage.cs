using System.Collections.Frozen;

namespace Serverless.Summarizing.Extractive;

/// <summary>How one language reports speech. Our own lists.</summary>
internal sealed record SpeechLanguage
{
    /// <summary>Verbs that always report: said, sagte, dijo.</summary>
    public required FrozenSet<string> Verbs { get; init; }

    /// <summary>Verbs that report only beside a quotation or before "that": announced, warned.</summary>
    public required FrozenSet<string> WeakVerbs { get; init; }

    /// <summary>Words that follow a reporting verb when what was said comes next: that, dass, que.</summary>
    public required FrozenSet<string> Openers { get; init; }

    /// <summary>Phrases before a source: according to, laut, selon, según. The longest first.</summary>
    public required IReadOnlyList<string[]> Sources { get; init; }

    /// <summary>Words that end a speaker's name when they come after it.</summary>
    public required FrozenSet<string> Ends { get; init; }

    /// <summary>Verbs that can only follow a subject, so that what stands before them was no speaker.</summary>
    public required FrozenSet<string> Auxiliaries { get; init; }

    /// <summary>Small words inside a name, for a language that capitalizes its nouns; null for others.</summary>
    public FrozenSet<string>? Links { get; init; }

    /// <summary>Words between speaker and verb, or before the speaker, that belong to neither.</summary>
    public required FrozenSet<string> Fillers { get; init; }

    /// <summary>Words that turn the verb around: "was told", "is said to".</summary>
    public required FrozenSet<string> Passives { get; init; }

    /// <summary>Speakers that name nobody: he, she, they.</summary>
    public required FrozenSet<string> Pronouns { get; init; }

    /// <summary>Pronouns that stand for a speaker named before.</summary>
    public required FrozenSet<string> Stands { get; init; }

    private static readonly SpeechLanguage s_english = new()
    {
        Verbs = Split("said says say told tells tweeted"),
        WeakVerbs = Split(
            """
            added adds stated states announced announces confirmed confirms denied denies claimed claims argued argues explained explains insisted insists
            warned warns reported reports wrote writes posted testified acknowledged acknowledges admitted admits replied responded recalled recalls noted
            notes suggested suggests alleged alleges revealed reveals concluded declared declares pledged promised vowed predicted predicts estimated
            estimates believe believes stressed stresses
            """),
        Openers = Split("that"),
        Sources = [["according", "to"]],
        Ends = Split(
            """
            in on at during after before when as while that who which whose where because if but although though since until with about through via into from
            monday tuesday wednesday thursday friday saturday sunday yesterday today tonight last this earlier later following and
            said says
            """),
        Auxiliaries = Split("was were is are had has have would will could should may might must can did does"),
        Fillers = Split("has have had also later then and but yet however meanwhile previously repeatedly recently since would did who when as that because while although reportedly not never"),
        Passives = Split("is are was were be been being to"),
        Stands = Split("he she they"),
        Pronouns = Split("he she they it i we you this that which who one others some many both"),
    };

    private static readonly SpeechLanguage s_german = new()
    {
        Verbs = Split("sagte sagt sagten"),
        WeakVerbs = Split("erklärte erklärten betonte kündigte warnte berichtete berichteten behauptete schrieb bestätigte teilte teilten"),
        Openers = Split("dass"),
        Sources = [["nach", "angaben", "von"], ["nach", "angaben", "der"], ["nach", "angaben", "des"], ["laut"]],
        Ends = Split(
            "am im in an auf bei nach vor mit während nachdem als dass wegen zu und gegenüber montag dienstag mittwoch donnerstag freitag samstag sonntag"),
        Auxiliaries = Split("ist sind war waren hat haben hatte hatten wird werden wurde wurden soll sollen kann können sei seien"),
        Links = Split("der des von für dem den die das zur zum"),
        Fillers = Split("hat haben hatte auch dann und aber doch zudem später"),
        Passives = Split("wurde wurden wird"),
        Stands = Split("er sie"),
        Pronouns = Split("er sie es ich wir man dieser diese"),
    };

    private static readonly SpeechLanguage s_french = new()
    {
        Verbs = Split("dit déclaré affirmé expliqué assuré indiqué"),
        WeakVerbs = Split("déclare affirme annoncé annonce explique ajouté ajoute précisé estimé estime souligné averti confirmé"),
        Openers = Split("que qu"),
        Sources = [["selon"], ["d", "après"]],
        Ends = Split("à dans sur lors lundi mardi mercredi jeudi vendredi samedi dimanche ce cette après avant pendant quand que qui dont et où"),
        Auxiliaries = Split("est sont a ont avait avaient était étaient sera"),
        Fillers = Split("a ont avait aussi également ensuite et mais"),
        Passives = Split("est été sont"),
        Stands = Split("il elle ils elles"),
        Pronouns = Split("il elle ils elles on je nous t"),
    };

    private static readonly SpeechLanguage s_spanish = new()
    {
        Verbs = Split("dijo dice dijeron afirmó declaró aseguró"),
        WeakVerbs = Split("afirma anunció explicó añadió señaló indicó informó advirtió confirmó subrayó"),
        Openers = Split("que"),
        Sources = [["de", "acuerdo", "con"], ["según"]],
        Ends = Split("en el a durante tras antes lunes martes miércoles jueves viernes sábado domingo este esta que quien cuando y desde por"),
        Auxiliaries = Split("es son ha han había fue fueron será era"),
        Fillers = Split("ha han había también luego y pero"),
        Passives = Split("fue es"),
        Stands = Split("él ella ellos ellas"),
        Pronouns = Split("él ella ellos ellas yo nosotros se"),
    };

    /// <summary>The lists for a language; English where it is not known; null where there are none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public static SpeechLanguage? For(string? language) => (language ?? "en").Split('-')[0].ToLowerInvariant() switch
    {
        "en" => s_english,
        "de" => s_german,
        "fr" => s_french,
        "es" => s_spanish,
        _ => null,
    };

    /// <summary>Whether a word reports speech at all.</summary>
    public bool Reports(string word) => Verbs.Contains(word) || WeakVerbs.Contains(word);

    /// <summary>Whether a pronoun speaks among these words: "she said", "said he".</summary>
    public bool PronounSpeaks(IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (Reports(words[i]) && Stands.Contains(words[i - 1]) || Reports(words[i - 1]) && Stands.Contains(words[i])) return true;
        }
        return false;
    }

    private static FrozenSet<string> Split(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
