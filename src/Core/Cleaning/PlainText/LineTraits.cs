using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.PlainText;

/// <summary>What can be seen of a line without its neighbors.</summary>
internal sealed record LineTraits
{
    private const int MaxScannedChars = 1500;
    private static readonly SearchValues<char> s_separators = SearchValues.Create("|•·›»>→▸►/\\♦●■▪–—");
    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"“”„«»「」『』‘’");

    /// <summary>Words; a character of a script without spaces counts a little over half a word.</summary>
    public float Units { get; private init; }

    public float CharsPerUnit { get; private init; }

    /// <summary>Function words per word.</summary>
    public float FunctionShare { get; private init; }

    public float CapitalShare { get; private init; }

    public float UpperShare { get; private init; }

    public float DigitShare { get; private init; }

    public bool Terminal { get; private init; }

    public bool Ellipsis { get; private init; }

    /// <summary>Class of the last character: 0 letter, 1 colon, 2 comma or semicolon, 3 digit, 4 bracket or quote, 5 end mark, 6 other.</summary>
    public int LastClass { get; private init; }

    /// <summary>Class of the first character: 0 lower case, 1 upper case, 2 digit, 3 quote, 4 bullet or dash, 5 letter without case, 6 other.</summary>
    public int FirstClass { get; private init; }

    public int Commas { get; private init; }

    public int SentenceEnds { get; private init; }

    public int Separators { get; private init; }

    public int Quotes { get; private init; }

    public int Brackets { get; private init; }

    public bool HasAddress { get; private init; }

    /// <summary>0 no date, 1 a part of one, 2 a date among other words, 3 hardly anything but a date or a time.</summary>
    public int DateLevel { get; private init; }

    /// <summary>Bits <c>1 &lt;&lt; ChromeKind</c> of the phrases found.</summary>
    public int Kinds { get; private init; }

    /// <summary>The kind of the prompt that is all of the line.</summary>
    public ChromeKind Prompt { get; private init; }

    /// <summary>A sentence or more of running words.</summary>
    public bool IsProse => (Units >= 8 && Terminal && FunctionShare > 0.15f) || (Units >= 20 && FunctionShare > 0.2f) || (Units >= 25 && Terminal);

    public static LineTraits Of(string line)
    {
        var scanned = line.Length <= MaxScannedChars ? line : line[..MaxScannedChars];
        var words = WordTally.Of(scanned);
        var stretch = line.Length / (float)scanned.Length;
        var units = Math.Max(words.Units, 0.5f);
        return new LineTraits
        {
            Units = units * stretch,
            CharsPerUnit = scanned.Length / units,
            FunctionShare = words.Function / units,
            CapitalShare = words.Cased > 1 ? (words.Capitalized - (words.FirstCapitalized ? 1 : 0)) / (float)(words.Cased - 1) : 0,
            UpperShare = words.Cased > 0 ? words.Upper / (float)words.Cased : 0,
            DigitShare = words.Numbers / units,
            Terminal = LineEnds.IsTerminal(line),
            Ellipsis = LineEnds.IsEllipsis(line),
            LastClass = LastClassOf(line[^1]),
            FirstClass = FirstClassOf(line),
            Commas = Count(scanned, ",、，،;；"),
            SentenceEnds = SentenceEndsOf(scanned),
            Separators = CountAny(scanned, s_separators),
            Quotes = CountAny(scanned, s_quotes),
            Brackets = Count(scanned, "()[]（）{}"),
            HasAddress = scanned.Contains("http", StringComparison.OrdinalIgnoreCase) || scanned.Contains("www.", StringComparison.OrdinalIgnoreCase) || scanned.Contains('@', StringComparison.Ordinal) || scanned.Contains(".com", StringComparison.OrdinalIgnoreCase),
            DateLevel = DateLine.LevelOf(scanned),
            Kinds = PhraseMatcher.Kinds(line),
            Prompt = PhraseMatcher.WholeLine(line),
        };
    }

    private static int SentenceEndsOf(string line)
    {
        var ends = 0;
        for (var i = 1; i < line.Length; i++)
            if (line[i - 1] is '。' or '！' or '？' or '।' || (line[i] == ' ' && line[i - 1] is '.' or '!' or '?' or '"' or '”' or '؟' or '۔' && i + 1 < line.Length && !char.IsLower(line[i + 1]))) ends++;
        return ends;
    }

    private static int Count(string line, ReadOnlySpan<char> signs)
    {
        var count = 0;
        foreach (var c in line)
            if (signs.Contains(c)) count++;
        return count;
    }

    private static int CountAny(ReadOnlySpan<char> line, SearchValues<char> signs)
    {
        var count = 0;
        for (var at = line.IndexOfAny(signs); at >= 0; at = line.IndexOfAny(signs))
        {
            count++;
            line = line[(at + 1)..];
        }

        return count;
    }

    private static int LastClassOf(char c) => c switch
    {
        ':' or '：' => 1,
        ',' or ';' or '、' or '，' => 2,
        ')' or ']' or '"' or '”' or '’' or '»' or '」' => 4,
        '.' or '!' or '?' or '。' or '！' or '？' or '؟' or '।' or '…' => 5,
        _ when char.IsDigit(c) => 3,
        _ when char.IsLetter(c) || char.IsSurrogate(c) => 0,
        _ => 6,
    };

    private static int FirstClassOf(string line)
    {
        if (!Rune.TryGetRuneAt(line, 0, out var rune)) return 6;
        if (Rune.IsLower(rune)) return 0;
        if (Rune.IsUpper(rune)) return 1;
        if (Rune.IsDigit(rune)) return 2;
        if (Rune.IsLetter(rune)) return 5;
        return rune.Value switch
        {
            '"' or '“' or '„' or '«' or '「' or '\'' or '‘' => 3,
            '•' or '-' or '–' or '—' or '*' or '·' or '▪' or '■' or '●' or '►' or '>' or '»' or '#' => 4,
            _ => 6,
        };
    }
}
