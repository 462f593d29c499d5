using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>
/// Writes the chrome of a page that does not exist: prompts in all languages of <see cref="ChromePhrases"/>, headlines borrowed
/// from other pages' chrome. The training texts are nearly all English and of one dump format; this is what makes the model
/// read the kind of a phrase instead of its wording, and survive chrome in the middle of a story.
/// </summary>
internal sealed class ChromeWriter(Random random, IReadOnlyList<string> headlines)
{
    private static readonly Dictionary<ChromeKind, string[]> s_whole = Phrases(PhrasePosition.Whole);
    private static readonly Dictionary<ChromeKind, string[]> s_start = Phrases(PhrasePosition.Start);
    private static readonly string[] s_names = ["Ada Moss", "Luc Durand", "Lena Vogt", "Rosa Molina", "Nora Flett", "Omar Haddad", "Anna Krug", "Ian Marsh", "Mei Tanaka", "Olu Bello"];
    private static readonly string[] s_places = ["Harbor Post", "Courier", "Sandwick Times", "Agency", "Handout", "Archive"];

    public IEnumerable<string> Top()
    {
        var lines = Many(ChromeKind.Navigation, 0, 14).ToList();
        if (random.Next(2) == 0) lines.Add(Whole(ChromeKind.Account));
        if (random.Next(4) > 0) lines.Add(Headline());
        if (random.Next(2) == 0) lines.Add(Start(ChromeKind.Byline, s_names[random.Next(s_names.Length)]));
        if (random.Next(2) == 0) lines.Add(Date());
        if (random.Next(2) == 0) lines.AddRange(Many(ChromeKind.Share, 1, 6));
        if (random.Next(4) == 0) lines.Add(Caption());
        return lines;
    }

    /// <summary>What stands between two paragraphs.</summary>
    public IEnumerable<string> Middle() => random.Next(8) switch
    {
        0 or 1 => [Start(ChromeKind.Related, Headline())],
        2 => [Whole(ChromeKind.Related), .. Headlines(1, 4)],
        3 => [Whole(ChromeKind.Advertisement)],
        4 => [Caption()],
        5 => [Whole(ChromeKind.Newsletter), .. random.Next(2) == 0 ? [Whole(ChromeKind.Newsletter)] : Array.Empty<string>()],
        6 => Many(ChromeKind.Share, 2, 5),
        _ => [Whole(ChromeKind.Related), Headline(), Whole(ChromeKind.ReadMore)],
    };

    public IEnumerable<string> Bottom()
    {
        var lines = new List<string>();
        if (random.Next(3) == 0) lines.Add(Start(ChromeKind.Tags, string.Join(", ", Headline().Split(' ').Take(4))));
        if (random.Next(2) == 0) lines.AddRange(Many(ChromeKind.Share, 1, 5));
        if (random.Next(2) == 0) lines.AddRange([Whole(ChromeKind.Related), .. Headlines(1, 7)]);
        if (random.Next(3) == 0) lines.AddRange([Whole(ChromeKind.Popular), .. Headlines(2, 5).SelectMany((line, i) => random.Next(2) == 0 ? [$"{i + 1}", line] : new[] { line })]);
        if (random.Next(3) == 0) lines.AddRange([Whole(ChromeKind.Comments), Whole(ChromeKind.Comments)]);
        if (random.Next(3) == 0) lines.Add(Whole(ChromeKind.Newsletter));
        lines.AddRange(Many(ChromeKind.Navigation, 0, 10));
        return lines;
    }

    private IEnumerable<string> Headlines(int least, int most) => Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Headline());

    private string Headline() => headlines[random.Next(headlines.Count)];

    private IEnumerable<string> Many(ChromeKind kind, int least, int most) => Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Whole(kind));

    private string Whole(ChromeKind kind) => Capitalize(s_whole[kind][random.Next(s_whole[kind].Length)]);

    private string Start(ChromeKind kind, string rest) => Capitalize(s_start[kind][random.Next(s_start[kind].Length)].TrimEnd() + (random.Next(3) == 0 ? ": " : " ").Replace("::", ":", StringComparison.Ordinal) + rest);

    private string Caption() => random.Next(2) == 0
        ? Start(ChromeKind.Caption, s_names[random.Next(s_names.Length)])
        : $"{Headline()}. {Start(ChromeKind.Caption, s_names[random.Next(s_names.Length)])}/{s_places[random.Next(s_places.Length)]}";

    private string Date() => random.Next(4) switch
    {
        0 => $"{random.Next(1, 29)} March 2026",
        1 => $"2026-0{random.Next(1, 10)}-1{random.Next(0, 10)} 1{random.Next(0, 10)}:{random.Next(10, 60)}",
        2 => $"{random.Next(2, 20)} hours ago",
        _ => $"0{random.Next(1, 10)}.0{random.Next(1, 10)}.2026, 1{random.Next(0, 10)}:{random.Next(10, 60)}",
    };

    private static string Capitalize(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];

    private static Dictionary<ChromeKind, string[]> Phrases(PhrasePosition position) =>
        ChromePhrases.Lists.Where(list => list.Position == position)
            .SelectMany(list => list.Phrases.Split('|').Select(phrase => (list.Kind, Phrase: phrase.Trim())))
            .Where(entry => entry.Phrase.Length > 0)
            .GroupBy(entry => entry.Kind, entry => entry.Phrase)
            .ToDictionary(group => group.Key, group => group.ToArray());
}
