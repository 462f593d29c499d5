using System.Collections.Frozen;

namespace Serverless.Summarizing.Extractive;

/// <summary>Words that tell that someone speaks. Our own lists.</summary>
internal static class Speech
{
    private const string Verbs =
        """
        said says say saying told tells added adds stated states announced announces confirmed confirms denied denies claimed claims argued argues explained
        explains insisted insists warned warns reported reports wrote writes tweeted posted testified acknowledged acknowledges admitted admits replied
        responded responds recalled recalls noted notes suggested suggests urged urges alleged alleges asked asks described describes revealed reveals
        concluded declared declares pledged promised vowed predicted predicts estimated estimates according accused accuses
        sagte sagt sagten erklärte erklärten erklärt teilte teilten betonte kündigte warnte berichtete berichteten behauptete schrieb zufolge laut bestätigte nannte
        dit déclaré déclare déclarait affirmé affirme annoncé annonce expliqué explique assuré assure ajouté ajoute selon indiqué précisé estimé estime
        dijo dice dijeron declaró afirmó afirma anunció explicó aseguró añadió señaló indicó según informó advirtió
        """;

    private static readonly FrozenSet<string> s_verbs = Verbs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Whether a word reports speech.</summary>
    public static bool IsVerb(string word) => s_verbs.Contains(word);
}
