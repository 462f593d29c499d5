namespace Serverless.Cleaning.PlainText;

/// <summary>How many lines ago, and in how many lines, each kind of landmark stands.</summary>
internal sealed class LandmarkDistances
{
    public LandmarkDistances(PageShape page, int[] landmarks, int far)
    {
        Before = new float[landmarks.Length][];
        After = new float[landmarks.Length][];
        for (var mark = 0; mark < landmarks.Length; mark++)
        {
            Before[mark] = Scan(page, landmarks[mark], far, forward: true);
            After[mark] = Scan(page, landmarks[mark], far, forward: false);
        }
    }

    public float[][] Before { get; }

    public float[][] After { get; }

    // Only short lines are landmarks: "Share" is one, a paragraph that mentions sharing is none.
    private static float[] Scan(PageShape page, int kinds, int far, bool forward)
    {
        var distances = new float[page.Count];
        var since = far;
        for (var step = 0; step < page.Count; step++)
        {
            var i = forward ? step : page.Count - 1 - step;
            distances[i] = since;
            since = (page.Traits[i].Kinds & kinds) != 0 && page.Traits[i].Units < 16 ? 1 : Math.Min(since + 1, far);
        }

        return distances;
    }
}

/// <summary>Lines to the nearest prose, and how many lines of prose stand together there.</summary>
internal sealed class ProseDistances
{
    public ProseDistances(PageShape page)
    {
        (Before, RunBefore) = Scan(page, forward: true);
        (After, RunAfter) = Scan(page, forward: false);
    }

    public int[] Before { get; }

    public int[] After { get; }

    public int[] RunBefore { get; }

    public int[] RunAfter { get; }

    private static (int[] Distances, int[] Runs) Scan(PageShape page, bool forward)
    {
        var distances = new int[page.Count];
        var runs = new int[page.Count];
        int since = page.Count, run = 0;
        for (var step = 0; step < page.Count; step++)
        {
            var i = forward ? step : page.Count - 1 - step;
            distances[i] = since;
            runs[i] = run;
            if (!page.Traits[i].IsProse)
            {
                since++;
                continue;
            }

            // One subheading or quotation line between paragraphs does not end their run.
            run = since <= 2 ? run + 1 : 1;
            since = 1;
        }

        return (distances, runs);
    }
}
