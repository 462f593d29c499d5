namespace Serverless.Cleaning.PlainText;

/// <summary>The content words of the page's core, to tell lines about the story from lines about another.</summary>
internal sealed class Vocabulary
{
    private const int MinWordChars = 4;
    private const int MaxWords = 40;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly CoreRun _core;

    public Vocabulary(IReadOnlyList<TextLine> lines, LineTraits[] traits, CoreRun core)
    {
        _core = core;
        _words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = core.Start; i < core.End; i++)
            if (traits[i].IsProse) ForEachWord(lines[i].Text, int.MaxValue, word => _words[word] = _words.TryGetValue(word, out var count) ? count + 1 : 1);
    }

    private delegate void WordAction(ReadOnlySpan<char> word);

    /// <summary>Share of a line's content words that the core uses elsewhere, too; -1 when it has none.</summary>
    public float Overlap(int index, TextLine line, LineTraits traits)
    {
        int words = 0, known = 0;
        var own = index >= _core.Start && index < _core.End && traits.IsProse ? 1 : 0;
        ForEachWord(line.Text, MaxWords, word =>
        {
            words++;
            if (_words.TryGetValue(word, out var count) && count > own) known++;
        });
        return words == 0 ? -1 : known / (float)words;
    }

    // Scripts without spaces: pairs of characters stand for words.
    private static void ForEachWord(ReadOnlySpan<char> line, int max, WordAction action)
    {
        for (int at = 0, found = 0; at < line.Length && found < max;)
        {
            if (WordTally.IsUnspaced(line[at]))
            {
                if (at + 1 < line.Length && WordTally.IsUnspaced(line[at + 1]))
                {
                    action(line.Slice(at, 2));
                    found++;
                }

                at++;
                continue;
            }

            var stop = WordTally.WordEnd(line, at);
            if (stop - at >= MinWordChars && !FunctionWords.Contains(line[at..stop]))
            {
                action(line[at..stop]);
                found++;
            }

            at = Math.Max(stop, at + 1);
        }
    }
}
