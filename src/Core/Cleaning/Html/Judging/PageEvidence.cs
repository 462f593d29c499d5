using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Compares blocks with what the page says about its article elsewhere: title, description, structured data.</summary>
internal sealed class PageEvidence
{
    private const int Gram = 4;
    private const int MostWords = 80;

    // Letters in lower case and digits; zero for what parts words.
    private static readonly char[] s_ascii = [.. Enumerable.Range(0, 0x80).Select(c => char.IsAsciiLetterOrDigit((char)c) ? char.ToLowerInvariant((char)c) : '\0')];

    private readonly HashSet<ulong> _title;
    private readonly HashSet<ulong> _description;
    private readonly HashSet<ulong> _structured = [];
    private readonly List<ulong> _words = [];

    // A bit for each word of title or description: most words of a page are in neither.
    private readonly ulong[] _said = new ulong[16];

    public PageEvidence(Page page)
    {
        _title = WordsOf(page.SocialTitle ?? page.Title);
        _description = WordsOf(page.Description);
        foreach (var word in _title.Concat(_description)) _said[Slot(word)] |= Bit(word);
        if (page.StructuredBody is { } body)
        {
            Split(body, _words);
            for (var i = 0; i + Gram <= _words.Count; i++) _structured.Add(GramAt(i));
        }
    }

    public bool HasStructured => _structured.Count > 0;

    public int StructuredWords => _structured.Count;

    public Match Compare(Block block)
    {
        var isShort = block.Shape.Words <= MostWords && block.Shape.Ideographs == 0;
        if (!isShort && !HasStructured) return default;

        Split(block.Text, _words);
        if (_words.Count == 0) return default;

        float inTitle = 0, inDescription = 0;
        if (isShort)
        {
            foreach (var word in _words)
            {
                if (!MayBeSaid(word)) continue;
                if (_title.Contains(word)) inTitle++;
                if (_description.Contains(word)) inDescription++;
            }
        }

        return new Match(
            inTitle / _words.Count,
            _title.Count == 0 ? 0 : Math.Min(1, inTitle / _title.Count),
            inDescription / _words.Count,
            _description.Count == 0 ? 0 : Math.Min(1, inDescription / _description.Count),
            HasStructured ? InStructured() : 0);
    }

    private bool MayBeSaid(ulong word) => (_said[Slot(word)] & Bit(word)) != 0;

    private static int Slot(ulong word) => (int)(word >> 60);

    private static ulong Bit(ulong word) => 1UL << (int)(word & 63);

    private float InStructured()
    {
        if (_words.Count < Gram) return 0;
        var found = 0;
        for (var i = 0; i + Gram <= _words.Count; i++)
        {
            if (_structured.Contains(GramAt(i))) found++;
        }

        return found / (float)(_words.Count - Gram + 1);
    }

    private ulong GramAt(int start)
    {
        ulong hash = 0;
        for (var i = start; i < start + Gram; i++) hash = StableHash.Combine(hash, _words[i]);
        return hash;
    }

    private static HashSet<ulong> WordsOf(string? text)
    {
        List<ulong> words = [];
        if (text is not null) Split(text, words);
        return [.. words];
    }

    private static void Split(ReadOnlySpan<char> text, List<ulong> words)
    {
        words.Clear();
        ReadOnlySpan<char> ascii = s_ascii;
        var hash = StableHash.Seed;
        foreach (var sign in text)
        {
            var letter = sign < ascii.Length ? ascii[sign] : char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : '\0';
            if (letter != '\0')
            {
                hash = StableHash.Add(hash, letter);
            }
            else if (hash != StableHash.Seed)
            {
                words.Add(hash);
                hash = StableHash.Seed;
            }
        }

        if (hash != StableHash.Seed) words.Add(hash);
    }
}

/// <summary>Shares, 0 to 1: of the block's words found in the title and of the title's words found in the block, the same for the description, and of the block's four-word runs found in the structured body.</summary>
internal readonly record struct Match(float OfBlockInTitle, float OfTitleInBlock, float OfBlockInDescription, float OfDescriptionInBlock, float InStructured);
