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

        var scale = 1 / Math.Max(0.1f, total);
        for (var p = 0; p < rest.Length; p++) rest[p] *= scale;
        return rest;
    }

    private void Add(float[] field, int token, float weight)
    {
        var kernel = _claim.Index.Fading(_claim.View.Ids[token]);
        for (var p = 0; p < field.Length; p++) field[p] += weight * kernel[p];
    }
}
