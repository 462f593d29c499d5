using System.Diagnostics;
using System.Text;
using Serverless.ScriptedModel;
using Serverless.Summaries;
using Xunit;

namespace Serverless.EndToEnd;

[Collection(nameof(ModelHost))]
public sealed class ModelTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ModelHost _host;

    public ModelTests(ModelHost host)
    {
        _host = host;
        _host.Model.Reset();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Model.Reset();

    [Fact]
    public async Task Upload_TextAndPage_AreSummarizedByTheModel()
    {
        await _host.UploadAsync("model.txt", Texts.Article("Model text"));
        await _host.UploadAsync("model.html", Texts.Page("Model page"));

        var text = await _host.SummaryAsync("model.txt");
        var page = await _host.SummaryAsync("model.html");

        Assert.Equal(("azure-openai", "scripted"), (text.Model.Provider, text.Model.Name));
        Assert.Equal((null, null), (text.Checks.Fallback, page.Checks.Fallback));
        Assert.InRange(text.Usage.Calls, 1, 2);
        Assert.Equal(text.Usage.Calls + page.Usage.Calls, _host.Model.Calls);
    }

    [Fact]
    public async Task Upload_SameContentUnderThreeNamesAtOnce_CostsTheCallsOfOne()
    {
        _host.Model.Script = request => ModelReply.Sensible(request).After(TimeSpan.FromSeconds(1));

        await Task.WhenAll(_host.UploadAsync("twin-1.txt", Texts.Article("Twins")), _host.UploadAsync("twin-2.txt", Texts.Article("Twins")), _host.UploadAsync("twin-3.txt", Texts.Article("Twins")));
        var first = await _host.SummaryAsync("twin-1.txt");
        var second = await _host.SummaryAsync("twin-2.txt");
        var third = await _host.SummaryAsync("twin-3.txt");

        Assert.Equal((first.Id, first.Id), (second.Id, third.Id));
        Assert.Equal(first.Usage.Calls, _host.Model.Calls);
    }

    [Fact]
    public async Task Upload_OverwrittenWhileTheModelWorks_EndsWithTheNewest()
    {
        _host.Model.Script = request => ModelReply.Sensible(request).After(TimeSpan.FromSeconds(2));

        await _host.UploadAsync("edited.txt", Texts.Article("First edition"));
        await Poll.UntilAsync(() => _host.Model.Calls > 0, s_patience, () => "a model call", Stop);
        await _host.UploadAsync("edited.txt", Texts.Article("Second edition"));

        Assert.Contains("Second edition", (await _host.SummaryAsync("edited.txt")).Article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_ModelThrottlesForLong_ComesBackLater()
    {
        // More time than an article's budget has, so that the article is given back; the second attempt finds the model at ease.
        _host.Model.Enqueue(ModelReply.Throttled(TimeSpan.FromHours(1), RetryAfterSpelling.Seconds));

        await _host.UploadAsync("throttled.txt", Texts.Article("Throttled"));

        Assert.Equal("azure-openai", (await _host.SummaryAsync("throttled.txt")).Model.Provider);
    }

    [Fact]
    public async Task Upload_ModelNeverAvailable_LeavesAFailureThatRetryMends()
    {
        _host.Model.Script = _ => ModelReply.Throttled(TimeSpan.FromHours(1), RetryAfterSpelling.Milliseconds);

        await _host.UploadAsync("no model.txt", Texts.Article("No model"));
        var failure = await _host.FailureAsync("no model.txt");
        Assert.Equal((FailureDocument.TypePrefix + "model-unavailable", true), (failure.Type, failure.Retryable));
        _host.Model.Script = ModelReply.Sensible;
        using var answer = await _host.Http.PostAsync("/api/summaries/retry?name=no%20model.txt", content: null, Stop);

        Assert.Contains("\"restarted\":1", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await _host.SummaryAsync("no model.txt");
        await RunningHost.GoneAsync(_host.Failures, "no model.txt");
    }

    [Fact]
    public async Task Upload_ContentFilterStopsIt_LeavesAFailure()
    {
        _host.Model.Script = _ => ModelReply.FilteredPrompt("violence");

        await _host.UploadAsync("filtered.txt", Texts.Article("Filtered"));

        Assert.Equal((FailureDocument.TypePrefix + "content-filtered", false), ((await _host.FailureAsync("filtered.txt")).Type, (await _host.FailureAsync("filtered.txt")).Retryable));
    }

    [Fact]
    public async Task Post_ModelThrottles_AnswersWhenToComeBack()
    {
        _host.Model.Script = _ => ModelReply.Throttled(TimeSpan.FromMinutes(10), RetryAfterSpelling.Seconds);

        using var content = new StringContent(Texts.Article("Posted"), Encoding.UTF8, "text/plain");
        using var answer = await _host.Http.PostAsync("/api/summaries", content, Stop);

        Assert.Equal((503, FailureDocument.TypePrefix + "model-unavailable"), ((int)answer.StatusCode, Contract.Failure(await answer.Content.ReadAsStringAsync(Stop)).Type));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
    }

    [Fact]
    public async Task Kill_WorkerInTheMiddleOfAnArticle_TheArticleIsStillSummarized()
    {
        _host.Model.Enqueue(ModelReply.Hang());
        await _host.UploadAsync("interrupted.txt", Texts.Article("Interrupted"));
        await Poll.UntilAsync(() => _host.Model.Calls > 0, s_patience, () => "a model call", Stop);
        var worker = _host.Process.Workers[^1];

        using (var process = Process.GetProcessById(worker)) process.Kill();

        var document = await _host.SummaryAsync("interrupted.txt");
        Assert.NotEqual(worker, _host.Process.Workers[^1]);
        Assert.Equal(document.Usage.Calls + 1, _host.Model.Calls);
    }
}
