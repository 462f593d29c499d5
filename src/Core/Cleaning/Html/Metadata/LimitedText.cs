using System.Text;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The text of an element that is expected to be short.</summary>
internal static class LimitedText
{
    /// <summary>Folded text, with a space between elements that stand apart; null when there is none or more than the limit.</summary>
    public static string? Of(LeanElement node, int limit)
    {
        var text = new StringBuilder();
        if (!Gather(node, text, limit * 2, 0)) return null;

        var folded = Folding.Fold(text.ToString());
        return folded.Length > 0 && folded.Length <= limit ? folded : null;
    }

    private static bool Gather(LeanElement node, StringBuilder text, int limit, int depth)
    {
        if (depth > 20) return false;

        for (var child = node.First; child is not null; child = child.Next)
        {
            switch (child)
            {
                case LeanText piece:
                    text.Append(piece.Data);
                    break;
                case LeanElement { LocalName: "script" or "style" or "svg" or "noscript" or "template" or "button" or "img" }:
                    break;
                case LeanElement { LocalName: "br" }:
                    text.Append(' ');
                    break;
                case LeanElement element:
                    var isInline = element.LocalName is "a" or "span" or "b" or "i" or "em" or "strong" or "sup" or "sub" or "mark" or "abbr" or "font" or "wbr" or "u" or "bdi" or "time";
                    if (!isInline) text.Append(' ');
                    if (!Gather(element, text, limit, depth + 1)) return false;
                    if (!isInline) text.Append(' ');
                    break;
            }

            if (text.Length > limit) return false;
        }

        return true;
    }
}
