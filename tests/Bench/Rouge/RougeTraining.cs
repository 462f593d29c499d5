using System.CommandLine;
using System.Text.RegularExpressions;

namespace Serverless.Bench.Rouge;

/// <summary>The options that name what to train on.</summary>
internal sealed class RougeTraining
{
    // A model's summary teaches half as much as a person's.
    private const double ModelWeight = 0.5;

    private readonly Option<FileSystemInfo[]> _people = new("--train") { Description = "More rows to train on, their summaries written by people. Articles that are also measured are left out.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<FileSystemInfo[]> _models = new("--train-models") { Description = "More rows to train on at half the weight, their summaries written by models.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _ids = new("--ids") { Description = "A regular expression: of the rows that have an id, only those it matches are read." };

    public void AddTo(Command command)
    {
        command.Add(_people);
        command.Add(_models);
        command.Add(_ids);
    }

    /// <summary>The rows to measure.</summary>
    public List<RougeRow> Measured(ParseResult parsed, FileSystemInfo data) => RougeData.Read([data], Ids(parsed));

    /// <summary>The rows to train on besides the measured ones.</summary>
    public List<TrainingArticle> More(ParseResult parsed, IReadOnlyList<RougeRow> measured, int sentences)
    {
        var ids = Ids(parsed);
        var people = RougeData.Without(RougeData.Read(parsed.GetValue(_people) ?? [], ids), measured);
        var models = RougeData.Without(RougeData.Read(parsed.GetValue(_models) ?? [], ids), [.. measured, .. people]);
        return [.. TrainingArticle.Prepare(people, sentences, 1, true), .. TrainingArticle.Prepare(models, sentences, ModelWeight, false)];
    }

    private Regex? Ids(ParseResult parsed) => parsed.GetValue(_ids) is { } pattern ? new Regex(pattern) : null;
}
