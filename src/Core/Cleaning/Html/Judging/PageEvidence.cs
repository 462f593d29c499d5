using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Html.Words;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Compares blocks with what the page says about its article elsewhere: title, description, structured data.</summary>
internal sealed class PageEvidence
{
    private const int Gram = 4;
    private const int MostWords = 80;

    // Letters in lower case and digits.
    private static readonly char[] s_letters = [.. Enumerable.Range(0, 0x600).Select(c => LetterOf((char)c))];

    private readonly HashSet<ulong> _title;
    private readonly HashSet<ulong> _description;
    private readonly HashSet<ulong> _structured = [];
    private readonly List<ulong> _words = [];

    // Words of title or description: most words of a page are in neither.
    private readonly WordFilter _said = new();

    public PageEvidence(Page page)
    {
        _title = WordsOf(page.SocialTitle ?? page.Title);
        _description = WordsOf(page.Description);
        if (page.StructuredBody is { } body)
        {
            Split(body);
            for (var i = 0; i + Gram <= _words.Count; i++) _structured.Add(GramAt(i));
        }
    }

    public bool HasStructured => _structured.Count > 0;

    public int StructuredWords => _structured.Count;

    public Match Compare(Block block)
    {
        var inStructured = HasStructured ? InStructured(block.Text) : 0;
        if (block.Shape.Words > MostWords || block.Shape.Ideographs > 0) return new Match(0, 0, 0, 0, inStructured);

        var words = 0;
        float inTitle = 0, inDescription = 0;
        ReadOnlySpan<char> letters = s_letters;
        var word = new WordScanner(block.Text, inPhrases: false);
        while (word.Next())
        {
            words++;
            var own = block.Text.AsSpan(word.Start, word.Length);
            if (!_said.MayHold(KindOf(own, letters))) continue;

            var hash = HashOf(own, letters);
            if (_title.Contains(hash)) inTitle++;
            if (_description.Contains(hash)) inDescription++;
        }

        return words == 0 ? default : new Match(
            inTitle / words,
            _title.Count == 0 ? 0 : Math.Min(1, inTitle / _title.Count),
            inDescription / words,
            _description.Count == 0 ? 0 : Math.Min(1, inDescription / _description.Count),
            inStructured);
    }

    private float InStructured(string text)
    {
        Split(text);
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

    private HashSet<ulong> WordsOf(string? text)
    {
        HashSet<ulong> words = [];
        var word = new WordScanner(text, inPhrases: false);
        while (word.Next())
        {
            var own = text.AsSpan(word.Start, word.Length);
            words.Add(HashOf(own, s_letters));
            _said.Add(KindOf(own, s_letters));
        }

        return words;
    }

    private void Split(string text)
    {
        _words.Clear();
        ReadOnlySpan<char> letters = s_letters;
        var word = new WordScanner(text, inPhrases: false);
        while (word.Next()) _words.Add(HashOf(text.AsSpan(word.Start, word.Length), letters));
    }

    private static int KindOf(ReadOnlySpan<char> word, ReadOnlySpan<char> letters) =>
        WordFilter.KindOf(Letter(word[0], letters), Letter(word[word.Length / 2], letters), Letter(word[^1], letters), word.Length);

    private static ulong HashOf(ReadOnlySpan<char> word, ReadOnlySpan<char> letters)
    {
        var hash = StableHash.Seed;
        foreach (var c in word) hash = StableHash.Add(hash, Letter(c, letters));
        return hash;
    }

    private static char Letter(char c, ReadOnlySpan<char> letters) => c < letters.Length ? letters[c] : LetterOf(c);

    private static char LetterOf(char c) => char.ToLowerInvariant(c);
}

/// <summary>Shares, 0 to 1: of the block's words found in the title and of the title's words found in the block, the same for the description, and of the block's four-word runs found in the structured body.</summary>
internal readonly record struct Match(float OfBlockInTitle, float OfTitleInBlock, float OfBlockInDescription, float OfDescriptionInBlock, float InStructured);
