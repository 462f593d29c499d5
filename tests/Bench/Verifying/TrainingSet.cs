using Serverless.Articles;
using Serverless.Verifying.Grounding;

namespace Serverless.Bench.Verifying;

/// <summary>An example to train on.</summary>
/// <param name="Bucket">Of its article, 0 to 99.</param>
/// <param name="Features">What the verifier measures.</param>
/// <param name="IsError">Whether it was made false.</param>
/// <param name="Sentence">Number of the sentence it comes from; errors of one sentence share it.</param>
internal sealed record Example(int Bucket, float[] Features, bool IsError, int Sentence);

/// <summary>Examples for the three models of errors within an article, made from faithful sentences.</summary>
internal sealed class TrainingSet
{
    public List<Example> Numbers { get; } = [];

    public List<Example> Names { get; } = [];

    public List<Example> Exchanges { get; } = [];

    public List<Example> Negations { get; } = [];

    public static TrainingSet Make(string path, int seed)
    {
        var set = new TrainingSet();
        var injector = new Injector(seed);
        var number = 0;
        foreach (var group in InjectedBench.Faithful(path))
        {
            var facts = new ArticleFacts(group.Key, new HashSet<int>());
            foreach (var sentence in group) set.Add(facts, group.Key, sentence, injector, number++);
        }

        return set;
    }

    private void Add(ArticleFacts facts, Article article, string sentence, Injector injector, int number)
    {
        var bucket = BenchData.Bucket(article);
        AddAll(facts, sentence, bucket, number);
        for (var round = 0; round < 2; round++)
        {
            foreach (var kind in (ReadOnlySpan<InjectionKind>)[InjectionKind.NumberSwap, InjectionKind.NameSwap, InjectionKind.NameExchange, InjectionKind.NegationAdded, InjectionKind.NegationLost])
            {
                if (injector.Inject(article, sentence, kind) is { } falsified && falsified != sentence) AddFalsified(facts, sentence, falsified, kind, bucket, number);
            }
        }
    }

    private void AddAll(ArticleFacts facts, string text, int bucket, int number)
    {
        var claim = new ClaimReading(facts, text, 0, text.Length, []);
        var anchors = new AnchorFeatures(claim);
        foreach (var anchor in Anchors.Numbers(claim)) Numbers.Add(new Example(bucket, Describe(anchors, anchor), false, number));
        foreach (var anchor in Anchors.Names(claim)) Names.Add(new Example(bucket, Describe(anchors, anchor), false, number));
        Negations.Add(new Example(bucket, NegationFeatures.Describe(claim, anchors.Overlap), false, number));
    }

    private void AddFalsified(ArticleFacts facts, string sentence, string falsified, InjectionKind kind, int bucket, int number)
    {
        var claim = new ClaimReading(facts, falsified, 0, falsified.Length, []);
        var anchors = new AnchorFeatures(claim);
        if (kind is InjectionKind.NegationAdded or InjectionKind.NegationLost)
        {
            Negations.Add(new Example(bucket, NegationFeatures.Describe(claim, anchors.Overlap), true, number));
            return;
        }

        var first = FirstDifference(sentence, falsified);
        var last = falsified.Length - FirstDifference(new string([.. sentence.Reverse()]), new string([.. falsified.Reverse()]));
        var list = kind == InjectionKind.NumberSwap ? Numbers : kind == InjectionKind.NameSwap ? Names : Exchanges;
        foreach (var anchor in kind == InjectionKind.NumberSwap ? Anchors.Numbers(claim) : Anchors.Names(claim))
        {
            // Only what was changed is wrong; between two exchanged names there may be others.
            var (start, end) = (claim.View.Tokens[anchor.Token].Start, claim.View.Tokens[anchor.Token + anchor.Count - 1].End);
            if ((start <= first && end > first) || (start < last && end >= last)) list.Add(new Example(bucket, Describe(anchors, anchor), true, number));
        }
    }

    private static float[] Describe(AnchorFeatures anchors, Anchor anchor)
    {
        var features = new float[AnchorFeatures.Count];
        anchors.Describe(anchor.Token, anchor.Count, anchor.Places, anchor.Rivals, features);
        return features;
    }

    private static int FirstDifference(string one, string other)
    {
        var i = 0;
        while (i < one.Length && i < other.Length && one[i] == other[i]) i++;
        return i;
    }
}
