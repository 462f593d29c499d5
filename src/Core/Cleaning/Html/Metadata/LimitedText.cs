using System.Text;
using AngleSharp.Dom;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The text of an element that is expected to be short.</summary>
internal static class LimitedText
{
    /// <summary>Folded text, with a space between elements that stand apart; null when there is none or more than the limit.</summary>
    public static string? Of(INode node, int limit)
    {
        var text = new StringBuilder();
        if (!Gather(node, text, limit * 2, 0)) return null;

        var folded = Folding.Fold(text.ToString());
        return folded.Length > 0 && folded.Length <= limit ? folded : null;
    }

    private static bool Gather(INode node, StringBuilder text, int limit, int depth)
    {
        if (depth > 20) return false;

        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case IText piece:
                    text.Append(piece.Data);
                    break;
                case IElement { LocalName: "script" or "style" or "svg" or "noscript" or "template" or "button" or "img" }:
                    break;
                case IElement { LocalName: "br" }:
                    text.Append(' ');
                    break;
                case IElement element:
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
