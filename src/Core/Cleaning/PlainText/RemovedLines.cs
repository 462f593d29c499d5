using System.Text;
using Serverless.Articles;

namespace Serverless.Cleaning.PlainText;

/// <summary>Lists what was taken out.</summary>
internal static class RemovedLines
{
    private const int MaxChars = 500;
    private const int MaxEntries = 200;

    /// <summary>Neighbors taken out by the same rule become one entry; a very long list closes with the number of lines it leaves out.</summary>
    public static IReadOnlyList<RemovedText> Merge(IReadOnlyList<TextLine> lines, string?[] verdicts)
    {
        var removed = new List<RemovedText>();
        var entry = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (verdicts[i] is not { } rule) continue;

            if (removed.Count == MaxEntries)
            {
                removed.Add(new RemovedText($"{verdicts.Skip(i).Count(verdict => verdict is not null)} more lines", "not-listed"));
                break;
            }

            entry.Clear().Append(lines[i].Text);
            while (i + 1 < lines.Count && verdicts[i + 1] == rule)
            {
                i++;
                if (entry.Length <= MaxChars) entry.Append(' ').Append(lines[i].Text);
            }

            removed.Add(new RemovedText(Cut(entry), rule));
        }

        return removed;
    }

    private static string Cut(StringBuilder entry)
    {
        if (entry.Length <= MaxChars) return entry.ToString();

        var end = MaxChars - 1;
        if (char.IsHighSurrogate(entry[end - 1])) end--;
        return entry.ToString(0, end) + "…";
    }
}
