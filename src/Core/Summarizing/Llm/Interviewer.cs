using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Serverless.Articles;

namespace Serverless.Summarizing.Llm;

/// <summary>Asks a question until the answer can be used: more room for one that was cut off, one repair question for one that is broken.</summary>
internal sealed class Interviewer(ModelGateway gateway, ModelOptions options, ILogger logger)
{
    // 1x, 2x and 4x the cap: three answers that run over are a loop, not an answer that needs room.
    private const int MostCaps = 3;

    /// <exception cref="UnreadableArticleException">Refused, filtered, or no usable answer to either question: asking later would be asking the same.</exception>
    /// <exception cref="ModelUnavailableException">No answer within the budget.</exception>
    /// <exception cref="TooMuchForOneCallException">The prompt or the answer is too long for one call.</exception>
    public async Task<T> AskAsync<T>(Question<T> question, ArticleAccount account, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [new(ChatRole.System, question.System), new(ChatRole.User, question.User)];
        var (reply, reading) = await AnswerAsync(question, messages, account, cancellationToken);
        if (reading is { Problem: null }) return reading.Value;

        var problem = reading?.Problem ?? "it is empty.";
        if (reply.Length > 0) messages.Add(new(ChatRole.Assistant, reply));
        messages.Add(new(ChatRole.User, Prompts.Again(problem)));
        logger.AnswerUnusable(question.Schema.Name, reply.Length);

        var (secondReply, second) = await AnswerAsync(question, messages, account, cancellationToken);
        if (second is { Usable: true }) return second.Value;
        if (reading is { Usable: true }) return reading.Value;
        if (Refusals.ReadsLikeRefusal(secondReply)) throw Refusals.Refused();
        throw new UnreadableArticleException(ProblemTypes.UnusableAnswer, $"The model answered twice in a form that cannot be used: {second?.Problem ?? problem}");
    }

    private async Task<(string Reply, Reading<T>? Reading)> AnswerAsync<T>(Question<T> question, List<ChatMessage> messages, ArticleAccount account, CancellationToken cancellationToken)
    {
        var reply = await WholeReplyAsync(question.Schema, messages, account, cancellationToken);
        return AnswerJson.Find(reply, question.Members, out var problem) is { } answer
            ? (reply, question.Read(answer))
            : (reply, new Reading<T>(default!, problem, Usable: false));
    }

    // The finish reason is looked at before the text: half an answer may parse.
    private async Task<string> WholeReplyAsync(AnswerSchema schema, List<ChatMessage> messages, ArticleAccount account, CancellationToken cancellationToken)
    {
        var cap = OutputBudget.For(options);
        for (var asked = 1; ; asked++, cap *= 2)
        {
            var response = await gateway.SendAsync(messages, Request(schema, cap), account, cancellationToken);
            if (response.FinishReason == ChatFinishReason.ContentFilter) throw Refusals.Filtered([]);
            if (Refusals.IsRefusal(response)) throw Refusals.Refused();
            if (response.FinishReason != ChatFinishReason.Length) return response.Text.Trim();
            if (asked == MostCaps) throw new TooMuchForOneCallException("The answer was cut off however much room it got.", innerException: null);

            logger.AnswerCut(schema.Name, cap);
        }
    }

    private ChatOptions Request(AnswerSchema schema, int cap) => new()
    {
        ResponseFormat = schema.Format,
        MaxOutputTokens = cap,
        Temperature = options.IsReasoningModel ? null : options.Temperature,
        Reasoning = OutputBudget.Effort(options) is { } effort ? new ReasoningOptions { Effort = effort } : null,
        // Without it the schema is a wish: only "strict": true makes a server hold the model to it.
        AdditionalProperties = new() { ["strict"] = true },
    };
}
