namespace Serverless.Cleaning.PlainText;

/// <summary>
/// Second look at a line: its own row again and what the first look thought of the lines around it, so that decisions of
/// neighbors support or correct each other (stacked sequential learning: Cohen &amp; Carvalho, 2005).
/// </summary>
internal static class SmoothingFeatures
{
    public const int Count = LineFeatures.Count + (2 * Reach) + 1 + (2 * 3) + 11;

    private const int Reach = 5;
    private static readonly int[] s_windows = [3, 8, 20];

    public static float[][] Rows(PageShape page, float[][] first, float[] scores)
    {
        var mass = new float[scores.Length + 1];
        var confident = new float[scores.Length + 1];
        for (var i = 0; i < scores.Length; i++)
        {
            mass[i + 1] = mass[i] + (scores[i] * page.Traits[i].Units);
            confident[i + 1] = confident[i] + (scores[i] > 0.8f ? page.Traits[i].Units : 0);
        }

        var core = CoreRun.Find(scores.Length, i => (scores[i] - 0.45f) * Math.Clamp(page.Traits[i].Units, 4, 120));
        var rows = new float[scores.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[Count];
            first[i].CopyTo(rows[i], 0);
            var row = new RowWriter(rows[i].AsSpan(LineFeatures.Count));
            for (var offset = -Reach; offset <= Reach; offset++) row.Add(i + offset >= 0 && i + offset < scores.Length ? scores[i + offset] : -0.1f);
            foreach (var width in s_windows)
            {
                row.Add(Mean(mass, page, i - width, i));
                row.Add(Mean(mass, page, i + 1, i + 1 + width));
            }

            WritePlace(ref row, page, i, mass, confident, core);
        }

        return rows;
    }

    private static void WritePlace(ref RowWriter row, PageShape page, int i, float[] mass, float[] confident, CoreRun core)
    {
        var total = mass[^1];
        row.Add(MathF.Log(1 + mass[i]));
        row.Add(MathF.Log(1 + total - mass[i + 1]));
        row.Add(total == 0 ? 0 : mass[i] / total);
        row.Add(MathF.Log(1 + total));
        row.Add(total / page.TotalUnits);
        row.Add(MathF.Log(1 + confident[i]));
        row.Add(MathF.Log(1 + confident[^1] - confident[i + 1]));
        row.Add(i >= core.Start && i < core.End);
        row.Add(Math.Clamp(i - core.Start, -40, 40));
        row.Add(Math.Clamp(core.End - i, -40, 40));
        row.Add(total == 0 ? 0 : (mass[core.End] - mass[core.Start]) / total);
    }

    private static float Mean(float[] mass, PageShape page, int from, int to)
    {
        var units = page.Units(from, to);
        return units == 0 ? -0.1f : (mass[Math.Clamp(to, 0, page.Count)] - mass[Math.Clamp(from, 0, page.Count)]) / units;
    }
}
