using System.Security.Cryptography;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// Has a language model write the draft. One instance serves the whole app: its limits (calls at a time, tokens a minute) are those of the
/// instance. Nothing is loaded or connected before the first article.
/// </summary>
public sealed class LlmSummarizer : ISummarizer, IDisposable
{
    // Less time than this is not worth a call that is paid for and then thrown away.
    private static readonly TimeSpan s_leastRepairTime = TimeSpan.FromSeconds(5);

    private readonly SummaryOptions _summary;
    private readonly ModelOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ModelGateway _gateway;
    private readonly Interviewer _interviewer;
    private readonly FenceSource _fences;
    private readonly LongArticle _long;
    private readonly ClaimRepair _repair;

    /// <summary>Asks this client.</summary>
    /// <param name="chat">
    /// The model. Its exceptions come as <see cref="ModelCallException"/>, and it does not retry by itself: the retry budget is spent here.
    /// </param>
    /// <param name="summary">What is asked for.</param>
    /// <param name="options">How it is asked.</param>
    /// <param name="clock">For deadlines and waits.</param>
    /// <param name="logger">Sizes, tasks and reasons; never article text.</param>
    public LlmSummarizer(IChatClient chat, SummaryOptions summary, ModelOptions options, TimeProvider clock, ILogger<LlmSummarizer> logger)
        : this(chat, summary, options, clock, logger, RandomNumberGenerator.Create())
    {
    }

    internal LlmSummarizer(IChatClient chat, SummaryOptions summary, ModelOptions options, TimeProvider clock, ILogger<LlmSummarizer> logger, RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(chat);
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);

        (_summary, _options, _clock, _logger) = (summary, options, clock, logger);
        _gateway = new ModelGateway(chat, options, clock, random, logger);
        _interviewer = new Interviewer(_gateway, options, logger);
        _fences = new FenceSource(random);
        _long = new LongArticle(_interviewer, _fences, options, logger);
        _repair = new ClaimRepair(_interviewer, _fences);
        Model = new ModelInfo(options.Provider, options.Model ?? "", Prompts.Version);
    }

    /// <inheritdoc/>
    public ModelInfo Model { get; }

    private int ArticleTokens => Math.Max(_options.MaxInputTokens - Prompts.OverheadTokens, 1);

    /// <inheritdoc/>
    public async Task<Draft> SummarizeAsync(Article article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);

        var account = new ArticleAccount(_options, _clock, TimeSpan.Zero);
        var language = LanguageOf(article);
        var reading = await ReadAsync(article, language, account, cancellationToken);
        var (headline, summary, keyFacts) = reading.Writing;
        return new Draft
        {
            Headline = headline ?? summary[0] with { Part = ClaimPart.Headline },
            Summary = summary,
            KeyFacts = keyFacts,
            Language = Written(summary, language),
            Coverage = reading.Coverage,
            Model = Model,
            Usage = account.Usage,
            ModelTime = account.Spent,
        };
    }

    /// <inheritdoc/>
    public async Task<Draft> RepairAsync(Article article, Draft draft, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(findings);

        var blocked = draft.Claims
            .Select(claim => new BlockedClaim(claim, [.. findings.Where(finding => finding.Blocks && ReferenceEquals(finding.Claim, claim))]))
            .Where(entry => entry.Findings.Count > 0)
            .ToList();
        var account = new ArticleAccount(_options, _clock, draft.ModelTime);
        if (blocked.Count == 0 || account.Remaining < s_leastRepairTime) return draft;

        try
        {
            draft = await _repair.RunAsync(article, draft, blocked, ArticleTokens, draft.Language ?? LanguageOf(article), account, cancellationToken);
        }
        catch (Exception e) when (e is UnreadableArticleException or ModelUnavailableException or TooMuchForOneCallException)
        {
            // The claims that passed are worth publishing, and asking for the whole draft again would be paid for twice.
            _logger.RepairFailed(e.Message);
        }

        return draft with { Usage = draft.Usage.Plus(account.Usage), ModelTime = account.Spent };
    }

    /// <inheritdoc/>
    public void Dispose() => _gateway.Dispose();

    private async Task<LongArticle.Reading> ReadAsync(Article article, string? language, ArticleAccount account, CancellationToken cancellationToken)
    {
        var length = new Length(Math.Min(_summary.SummarySentences, article.Sentences.Count), _summary.KeyFacts);
        var reader = new DraftReader(length, language);
        var maxTokens = ArticleTokens;
        if (TokenCounter.Fits(article, maxTokens))
        {
            try
            {
                return new(await WholeAsync(article, reader, length, language, account, cancellationToken), Coverage: 1);
            }
            catch (TooMuchForOneCallException e)
            {
                if (article.Sentences.Count == 1) throw new UnreadableArticleException(ProblemTypes.UnusableAnswer, e.Message);

                // Two parts that overlap a little, unless a single sentence takes more.
                var sizes = Enumerable.Range(1, article.Sentences.Count).Select(number => TokenCounter.Sentence(article, number)).ToList();
                maxTokens = Math.Max(sizes.Max(), sizes.Sum() * 6 / 10);
            }
        }

        return await _long.ReadAsync(article, maxTokens, reader, length, language, account, cancellationToken);
    }

    private Task<Writing> WholeAsync(Article article, DraftReader reader, Length length, string? language, ArticleAccount account, CancellationToken cancellationToken)
    {
        var fence = _fences.Draw();
        var material = Material.Sentences(article, Enumerable.Range(1, article.Sentences.Count), fence);
        return _interviewer.AskAsync(
            new Question<Writing>(AnswerSchema.Article, Prompts.System(fence), Prompts.Article(material, length, language), ["summary", "headline"],
                answer => reader.Article(answer, number => number >= 1 && number <= article.Sentences.Count)),
            account, cancellationToken);
    }

    private string? LanguageOf(Article article) => _summary.Language is { Length: > 0 } wanted ? wanted : article.Language ?? Languages.Guess(article.Text[..Math.Min(article.Text.Length, 4_000)]);

    // Said twice and still not done: what was written is marked as what it is.
    private static string? Written(IReadOnlyList<Claim> summary, string? language)
    {
        var text = string.Join(' ', summary.Select(claim => claim.Text));
        return language is not null && Languages.IsClearlyNot(text, language) ? Languages.Guess(text) : language;
    }
}
