using System.Globalization;

namespace Serverless.Bench;

/// <summary>The closing line that other programs read.</summary>
internal static class Result
{
    public static void Print(params ReadOnlySpan<(string Key, double Value)> figures)
    {
        Console.Write("RESULT");
        foreach (var (key, value) in figures) Console.Write(string.Create(CultureInfo.InvariantCulture, $" {key}={Math.Round(value, 4)}"));
        Console.WriteLine();
    }
}
