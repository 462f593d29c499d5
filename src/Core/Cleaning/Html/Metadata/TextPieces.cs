using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The texts of an element one by one: where markup parts a name from a role, a joined text would not.</summary>
internal static class TextPieces
{
    private const int MostPieces = 24;
    private const int MaxDepth = 12;

    public static List<string> Of(LeanElement node)
    {
        var pieces = new List<string>();
        Gather(node, pieces, 0);
        return pieces;
    }

    private static void Gather(LeanElement node, List<string> pieces, int depth)
    {
        for (var child = node.First; child is not null && pieces.Count < MostPieces && depth < MaxDepth; child = child.Next)
        {
            switch (child)
            {
                case LeanText text when Folding.Fold(text.Data.ToString()) is { Length: > 0 } piece:
                    pieces.Add(piece);
                    break;
                case LeanElement { LocalName: "script" or "style" or "svg" or "noscript" or "template" or "button" or "time" }:
                    break;
                case LeanElement element:
                    Gather(element, pieces, depth + 1);
                    break;
            }
        }
    }
}
