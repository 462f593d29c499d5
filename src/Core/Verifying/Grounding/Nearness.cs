namespace Serverless.Verifying.Grounding;

/// <summary>How near each place of the article is to a claim's telling words: 1 where all of them stand, fading with distance.</summary>
internal sealed class Nearness
{
    private const float Fade = 0.92f;
    private const float FadeAcrossSentences = 0.75f;

    private readonly ClaimReading _claim;
    private readonly float[] _all;
    private readonly float _total;
    private readonly float[] _buffer;

    public Nearness(ClaimReading claim)
    {
        _claim = claim;
        _all = new float[claim.Index.Ids.Length];
        _buffer = new float[_all.Length];
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

        for (var p = 0; p < rest.Length; p++) rest[p] /= Math.Max(0.1f, total);
        return rest;
    }

    private void Add(float[] field, int token, float weight)
    {
        var index = _claim.Index;
        Array.Clear(_buffer);
        foreach (var place in index.Places(_claim.View.Ids[token])) _buffer[place] = 1;
        for (var p = 1; p < _buffer.Length; p++) _buffer[p] = Math.Max(_buffer[p], _buffer[p - 1] * Between(p - 1, p));
        for (var p = _buffer.Length - 2; p >= 0; p--) _buffer[p] = Math.Max(_buffer[p], _buffer[p + 1] * Between(p, p + 1));
        for (var p = 0; p < field.Length; p++) field[p] += weight * _buffer[p];
    }

    private float Between(int place, int next) => _claim.Index.SentenceOf[place] == _claim.Index.SentenceOf[next] ? Fade : FadeAcrossSentences;
}
