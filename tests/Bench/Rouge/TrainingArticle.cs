using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>An article made ready once for many trainings: all sets of candidate sentences and what each would earn.</summary>
internal sealed class TrainingArticle
{
    // Which sets there are does not hang on the weights, and those of an older list of features would not fit.
    private static readonly SetWeights s_none = new(new double[SetFeatures.Names.Count], new double[GramModel.WordNames.Count], new double[GramModel.PairNames.Count]);

    /// <summary>Its row.</summary>
    public RougeRow Row { get; }

    /// <summary>Its profile.</summary>
    public ArticleProfile Profile { get; }

    /// <summary>What it counts for.</summary>
    public double Weight { get; }

    /// <summary>Sets of sentences.</summary>
    public IReadOnlyList<int[]> Sets { get; }

    /// <summary>ROUGE-1 plus ROUGE-2 of each set, less the mean.</summary>
    public double[] Rewards { get; }

    /// <summary>The words with their labels; null for an article whose summaries people did not write.</summary>
    public LabeledGrams? Words { get; }

    /// <summary>The pairs of words, likewise.</summary>
    public LabeledGrams? Pairs { get; }

    private TrainingArticle(RougeRow row, int sentences, double weight, bool isByPeople)
    {
        Row = row;
        Weight = weight;
        Profile = new ArticleProfile(row.Article);
        var picker = new SentencePicker(Profile, s_none);
        var pool = picker.Pool(sentences);
        Sets = pool.Count <= sentences ? [] : [.. picker.Sets(pool, sentences).Select(set => (int[])set.Clone())];
        var words = Enumerable.Range(1, Profile.Sentences.Count).Select(number => Rouge.Words(row.Article.SentenceText(number))).ToList();
        var references = row.References.Select(reference => new CountedReference(reference)).ToList();
        var rewards = Sets.Select(set => Reward([.. set.SelectMany(index => words[index])], references)).ToList();
        var mean = rewards.DefaultIfEmpty(0).Average();
        Rewards = [.. rewards.Select(reward => reward - mean)];
        Words = isByPeople ? GramTrainer.Words(Profile, row) : null;
        Pairs = isByPeople ? GramTrainer.Pairs(Profile, row) : null;
    }

    /// <summary>Makes rows ready, in order.</summary>
    public static List<TrainingArticle> Prepare(IEnumerable<RougeRow> rows, int sentences, double weight, bool isByPeople) =>
        [.. rows.AsParallel().AsOrdered().Select(row => new TrainingArticle(row, sentences, weight, isByPeople))];

    private static double Reward(List<string> words, List<CountedReference> references) => references.Average(reference => reference.Reward(words));

    /// <summary>Features of each set under these weights of words, a row a set, less their mean over the sets.</summary>
    public double[][] Describe(SetWeights grams)
    {
        var describe = new SetFeatures(Profile, grams);
        var rows = new double[Sets.Count][];
        var mean = new double[SetFeatures.Names.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            describe.Describe(Sets[i], rows[i] = new double[mean.Length]);
            for (var column = 0; column < mean.Length; column++) mean[column] += rows[i][column] / rows.Length;
        }
        foreach (var row in rows)
        {
            for (var column = 0; column < mean.Length; column++) row[column] -= mean[column];
        }
        return rows;
    }
}
