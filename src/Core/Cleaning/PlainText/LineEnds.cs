using System.Buffers;

namespace Serverless.Cleaning.PlainText;

/// <summary>How a line ends.</summary>
internal static class LineEnds
{
    private static readonly SearchValues<char> s_terminal = SearchValues.Create(".!?。！？｡؟۔।॥։።។။;");

    /// <summary>With the end of a sentence, an ellipsis not counted, closing quotes and brackets skipped.</summary>
    public static bool IsTerminal(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd("\"'”’»›)]}」』）】*_ ");
        return !end.IsEmpty && s_terminal.Contains(end[^1]) && !IsEllipsis(end);
    }

    /// <summary>Cut short: "…", "...", "[…]".</summary>
    public static bool IsEllipsis(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd("\"'”’»›)]}」』）】*_ ");
        return end.EndsWith("…", StringComparison.Ordinal) || end.EndsWith("...", StringComparison.Ordinal);
    }
}
