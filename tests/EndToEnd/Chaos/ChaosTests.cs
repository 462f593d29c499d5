using System.Globalization;
using Xunit;

namespace Serverless.EndToEnd.Chaos;

/// <summary>
/// Workers die, events come again and again, the model and the storage break down: nothing is lost and nothing is paid twice. What is
/// drawn depends on the seed alone; what meets what in time does not, so a seed that fails may have to be run several times.
/// </summary>
public sealed class ChaosTests
{
    private const int ShortArticles = 30;
    private const int UsualSeed = 5;

    // Articles a second, and articles for each worker that is killed.
    private const double ShortPace = 2;
    private const double LongPace = 1.5;
    private const int ArticlesPerKill = 20;

    [Fact]
    public async Task Run_EverythingBreaks_EveryArticleEndsOnceAndIsPaidOnce()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker's requests are told from its host's by /proc.");
        var articles = Number("SERVERLESS_CHAOS_ARTICLES", ShortArticles);
        var seed = Number("SERVERLESS_CHAOS_SEED", UsualSeed);
        var length = TimeSpan.FromSeconds(articles / (articles > ShortArticles ? LongPace : ShortPace));
        var output = TestContext.Current.TestOutputHelper!;

        try
        {
            output.WriteLine(await new ChaosRun(new ChaosPlan(articles, Math.Max(2, articles / ArticlesPerKill), length, seed), seed).RunAsync());
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Assert.Fail($"SERVERLESS_CHAOS_ARTICLES={articles} SERVERLESS_CHAOS_SEED={seed}: {problem}");
        }
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
