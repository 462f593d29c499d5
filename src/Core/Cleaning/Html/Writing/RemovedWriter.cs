using System.Text;
using Serverless.Articles;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Writing;

/// <summary>Lists what was left out in and around the article, neighbours with one rule joined; not the menus far from it.</summary>
internal static class RemovedWriter
{
    private const int BlocksBefore = 15;
    private const int BlocksAfter = 25;
    private const int MaxEntries = 200;
    private const int MaxChars = 500;

    public static List<RemovedText> Removed(Page page, bool[] kept)
    {
        var removed = new List<RemovedText>();
        var first = Math.Max(0, Array.IndexOf(kept, true) - BlocksBefore);
        var last = Math.Min(kept.Length, Array.LastIndexOf(kept, true) + BlocksAfter);
        var text = new StringBuilder();
        string? rule = null;
        for (var i = first; i < last && removed.Count < MaxEntries; i++)
        {
            var next = kept[i] ? null : RemovalRules.Name(page, i);
            if (next != rule)
            {
                Close(removed, text, rule);
                rule = next;
            }

            if (next is not null && text.Length < MaxChars) text.Append(text.Length > 0 ? " " : "").Append(page.Blocks[i].Text.Replace('\n', ' '));
        }

        Close(removed, text, rule);
        return removed;
    }

    private static void Close(List<RemovedText> removed, StringBuilder text, string? rule)
    {
        if (rule is not null && removed.Count < MaxEntries) removed.Add(new RemovedText(Cut(text), rule));
        text.Clear();
    }

    // Never between the two halves of a surrogate pair.
    private static string Cut(StringBuilder text)
    {
        if (text.Length <= MaxChars) return text.ToString();
        var length = char.IsHighSurrogate(text[MaxChars - 2]) ? MaxChars - 2 : MaxChars - 1;
        return text.ToString(0, length) + "…";
    }
}
