using System.Buffers;
using System.Globalization;
using System.Text;

namespace Serverless.Cleaning.Sentences;

/// <summary>Where a run of end marks stops, closing quotes and brackets included, and whether the sentence ends there.</summary>
internal readonly record struct MarkRun(int End, bool EndsSentence);

/// <summary>Decides for each end mark of one line whether a sentence ends there.</summary>
internal sealed class LineScanner(string text, int start, int end, LanguageRules rules)
{
    // Full-width, Arabic, Urdu, Devanagari, Armenian, Ethiopic, Khmer and Burmese marks beside the Latin ones; ';' counts in Greek only.
    private const string MarkCharacters = ".!?…。！？｡．؟۔।॥։።፧៕။;\u037E‼⁇⁈⁉";
    private const string UnspacedMarks = "。！？｡";
    private const string Closers = "\"'”’»›)]}」』）】》〉〕*_″";
    private const string Openers = "\"'“‘„‚«‹([{「『（【《〈¿¡*_-–—•·";
    private const int MaxTokenChars = 24;
    private const int MaxAttributionChars = 60;

    public static readonly SearchValues<char> Marks = SearchValues.Create(MarkCharacters);
    private static readonly SearchValues<char> s_closers = SearchValues.Create(Closers);
    private static readonly SearchValues<char> s_openers = SearchValues.Create(Openers);

    /// <summary>Reads the run of end marks at a position.</summary>
    /// <param name="position">Of the first mark.</param>
    /// <param name="sentenceStart">Where the sentence it may end begins.</param>
    public MarkRun ReadMark(int position, int sentenceStart)
    {
        var mark = text[position];
        if (mark is ';' or '\u037E' && !IsGreekQuestion(position)) return new MarkRun(position + 1, false);

        var marksEnd = position;
        while (marksEnd < end && Marks.Contains(text[marksEnd]) && text[marksEnd] is not ';') marksEnd++;
        if (marksEnd == position) marksEnd++;
        var runEnd = SkipClosers(marksEnd, sentenceStart);
        var quoted = runEnd > marksEnd;

        if (UnspacedMarks.Contains(text[marksEnd - 1], StringComparison.Ordinal)) return new MarkRun(runEnd, EndsUnspaced(marksEnd, runEnd));
        if (runEnd >= end) return new MarkRun(end, true);
        if (!char.IsWhiteSpace(text[runEnd])) return new MarkRun(runEnd, text[marksEnd - 1] is '۔' or '।' or '॥' or '።');

        var next = runEnd;
        while (next < end && char.IsWhiteSpace(text[next])) next++;
        if (next >= end) return new MarkRun(end, true);
        return Decide(position, marksEnd, runEnd, next, sentenceStart, quoted);
    }

    private MarkRun Decide(int position, int marksEnd, int runEnd, int next, int sentenceStart, bool quoted)
    {
        // What follows begins with quotes, brackets or dashes; the letter behind them decides.
        var letterAt = next;
        while (letterAt < end && letterAt - next < 8 && (s_openers.Contains(text[letterAt]) || char.IsWhiteSpace(text[letterAt]) || text[letterAt] is '…' or '.')) letterAt++;
        if (letterAt >= end) return new MarkRun(runEnd, false);

        if (StartsLower(letterAt)) return new MarkRun(runEnd, false);
        if (quoted && IsAttribution(letterAt)) return new MarkRun(runEnd, false);

        // "Well… I suppose": always capitalized, so the capital says nothing here.
        var ellipsis = text[marksEnd - 1] == '…' || marksEnd - position >= 3;
        if (ellipsis && WordAt(letterAt) is "I") return new MarkRun(runEnd, false);

        var period = marksEnd == position + 1 && text[position] == '.';
        return new MarkRun(runEnd, !period || EndsAtPeriod(position, sentenceStart, letterAt));
    }

    private bool EndsAtPeriod(int position, int sentenceStart, int nextAt)
    {
        var token = TokenBefore(position, sentenceStart, out var opensSentence);
        if (token.IsEmpty) return true;
        if (opensSentence && IsListMarker(token)) return false;

        var nextWord = WordAt(nextAt);
        var initialFollows = nextWord.Length == 1 && nextAt + 1 < end && text[nextAt + 1] == '.';
        var starter = !initialFollows && rules.IsStarter(nextWord);
        if (IsNumber(token)) return !(rules.HasOrdinals && token.Length <= 2 && (!starter || rules.IsMonth(nextWord)));
        return rules.Classify(token) switch
        {
            AbbreviationKind.Never => false,
            AbbreviationKind.BeforeNumber => !(char.IsDigit(nextWord[0]) || IsRoman(nextWord)),
            AbbreviationKind.TimeOfDay => !(nextWord.Length <= 4 && IsUpper(nextWord)) && !rules.IsMonth(nextWord),
            AbbreviationKind.MayEnd => starter,
            _ => !IsInitials(token) || starter,
        };
    }

    // "1." "a." "IV." at the start of a sentence number what follows.
    private static bool IsListMarker(ReadOnlySpan<char> token) =>
        IsNumber(token) ? token.Length <= 3 : token.Length == 1 || IsRoman(token);

    private int SkipClosers(int position, int sentenceStart)
    {
        var at = position;
        while (at < end)
        {
            if (s_closers.Contains(text[at])) at++;
            else if (text[at] == ' ' && at + 1 < end && text[at + 1] is '»' && HasOpenGuillemet(at, sentenceStart)) at += 2;
            else if (text[at] == '[' && FootnoteEnd(at) is var note and > 0) at = note;
            else if (Marks.Contains(text[at]) && text[at] != ';' && at > position) at++;
            else break;
        }

        // A straight quote or a markup star that opens the next word is no closer: the run must end at white space.
        return at;
    }

    private int FootnoteEnd(int at)
    {
        var digit = at + 1;
        while (digit < end && digit - at <= 4 && char.IsAsciiDigit(text[digit])) digit++;
        return digit > at + 1 && digit < end && text[digit] == ']' ? digit + 1 : 0;
    }

    private bool HasOpenGuillemet(int at, int sentenceStart)
    {
        var from = Math.Max(sentenceStart, at - 2000);
        var last = text.AsSpan(from, at - from).LastIndexOfAny('«', '»');
        return last >= 0 && text[from + last] == '«';
    }

    // Scripts without spaces: the mark alone ends the sentence, unless a quotation goes on (Japanese 」 and a particle, or a comma).
    private bool EndsUnspaced(int marksEnd, int runEnd)
    {
        if (runEnd == marksEnd || runEnd >= end) return true;
        return !(text[runEnd] is '、' or '，' or ',' or '。' or 'と' or 'っ' or 'の' or 'は' or 'が' or 'を' or 'に' or 'で' or 'も' or 'な');
    }

    private bool IsGreekQuestion(int position)
    {
        for (var at = position - 1; at >= start && position - at < MaxTokenChars; at--)
            if (char.IsLetter(text[at])) return text[at] is (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF');
        return false;
    }

    private bool StartsLower(int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune) || !Rune.IsLower(rune)) return false;
        // iPhone, eBay: brands that begin small may begin a sentence.
        return !(at + 1 < end && char.IsUpper(text[at + 1]));
    }

    // “Stop!” Smith said. “Why?” the old man asked: the sentence goes on behind the quotation.
    private bool IsAttribution(int at)
    {
        var stop = Math.Min(end, at + MaxAttributionChars);
        for (var words = 0; words < 5 && at < stop; words++)
        {
            var word = WordAt(at);
            if (word.IsEmpty) return false;
            if (words == 0 ? rules.IsStarter(word) : rules.IsSpeechVerb(word)) return words > 0;
            at += word.Length;
            if (at < end && text[at] == '.') at++;
            if (at >= stop || text[at] != ' ') return false;
            at++;
        }

        return false;
    }

    private ReadOnlySpan<char> WordAt(int at)
    {
        var stop = at;
        while (stop < end && stop - at < MaxTokenChars && (char.IsLetterOrDigit(text[stop]) || text[stop] is '-' or '\'' or '’')) stop++;
        if (stop == at && at < end) stop++;
        return text.AsSpan(at, stop - at);
    }

    private ReadOnlySpan<char> TokenBefore(int position, int sentenceStart, out bool opensSentence)
    {
        var from = position;
        while (from > sentenceStart && position - from < MaxTokenChars && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '\'' or '’' || IsCombining(text[from - 1]))) from--;
        while (from < position && text[from] is '.' or '\'' or '’') from++;

        var before = from - 1;
        while (before >= sentenceStart && from - before < MaxTokenChars && (char.IsWhiteSpace(text[before]) || s_openers.Contains(text[before]))) before--;
        opensSentence = before < sentenceStart;
        return text.AsSpan(from, position - from);
    }

    // Vowel signs of Indic scripts belong to their word.
    private static bool IsCombining(char c) => c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsNumber(ReadOnlySpan<char> token)
    {
        foreach (var c in token)
            if (!char.IsDigit(c)) return false;
        return !token.IsEmpty;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsUpper(c)) return false;
        return true;
    }

    private static bool IsRoman(ReadOnlySpan<char> word) => word.Length <= 5 && word.IndexOfAnyExcept("IVXLC") < 0;

    // One letter, or letters between dots: U.S, J.R.R, p.m, Ph.D.
    private static bool IsInitials(ReadOnlySpan<char> token)
    {
        if (token.Length == 1) return char.IsLetter(token[0]);
        if (!token.Contains('.')) return false;
        var part = 0;
        foreach (var c in token)
        {
            part = c == '.' ? 0 : part + 1;
            if (part > 2 || (c != '.' && !char.IsLetter(c))) return false;
        }

        return true;
    }
}
