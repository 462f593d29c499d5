using System.Numerics;

namespace Serverless.Verifying.Grounding;

/// <summary>How near each place of the article is to a claim's telling words: 1 where all of them stand, fading with distance.</summary>
internal sealed class Nearness
{
    private readonly ClaimReading _claim;
    private readonly float[] _all;
    private readonly float _total;

    public Nearness(ClaimReading claim)
    {
        _claim = claim;
        _all = new float[claim.Index.Ids.Length];
        foreach (var i in claim.Content)
        {
            if (!claim.Index.Has(claim.View.Ids[i])) continue;
            _total += (float)claim.Weights[i];
            Add(_all, i, (float)claim.Weights[i]);
        }
    }

    /// <summary>The same without some of the claim's tokens.</summary>
    public float[] Without(int token, int count)
    {
        var rest = (float[])_all.Clone();
        var total = _total + 1e-6f;
        for (var i = token; i < token + count; i++)
        {
            if (_claim.Weights[i] == 0 || !_claim.Index.Has(_claim.View.Ids[i])) continue;
            total -= (float)_claim.Weights[i];
            Add(rest, i, -(float)_claim.Weights[i]);
        }

        Scale(rest, 1 / Math.Max(0.1f, total));
        return rest;
    }

    private void Add(float[] field, int token, float weight)
    {
        var kernel = _claim.Index.Fading(_claim.View.Ids[token]);
        var factor = new Vector<float>(weight);
        var p = 0;
        for (; p <= field.Length - Vector<float>.Count; p += Vector<float>.Count) (new Vector<float>(field, p) + (factor * new Vector<float>(kernel, p))).CopyTo(field, p);
        for (; p < field.Length; p++) field[p] += weight * kernel[p];
    }

    private static void Scale(float[] field, float scale)
    {
        var factor = new Vector<float>(scale);
        var p = 0;
        for (; p <= field.Length - Vector<float>.Count; p += Vector<float>.Count) (factor * new Vector<float>(field, p)).CopyTo(field, p);
        for (; p < field.Length; p++) field[p] *= scale;
    }
}
