namespace Serverless.Articles;

/// <summary>The kinds of problem that end in a failure document; stable, part of the contract.</summary>
public static class ProblemTypes
{
    /// <summary>There is no text at all.</summary>
    public const string Empty = "empty";

    /// <summary>There is text, but no article in it: a consent notice, a section front, a captcha, a page that needs scripts.</summary>
    public const string NoArticle = "no-article";

    /// <summary>More bytes than <c>MaxArticleBytes</c>.</summary>
    public const string TooLarge = "too-large";

    /// <summary>More text than the model can be shown within the budget of one article.</summary>
    public const string TooLong = "too-long";

    /// <summary>The bytes are not text, HTML or any other format that is read.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>The model's content filter stopped the article or the answer.</summary>
    public const string ContentFiltered = "content-filtered";

    /// <summary>The model refused to summarize the article.</summary>
    public const string Refused = "refused";

    /// <summary>The model answered, but never in a form that could be used.</summary>
    public const string UnusableAnswer = "unusable-answer";

    /// <summary>The model could not be reached, or refused for lack of capacity, until no retry was left.</summary>
    public const string ModelUnavailable = "model-unavailable";

    /// <summary>Processing failed again and again for a reason that is not the article's fault.</summary>
    public const string Internal = "internal";

    /// <summary>The same content is being summarized at this moment; HTTP only.</summary>
    public const string Busy = "busy";

    /// <summary>The request cannot be understood, or asks for something that is switched off; HTTP only.</summary>
    public const string BadRequest = "bad-request";

    /// <summary>The address could not be read, or may not be; HTTP only.</summary>
    public const string FetchFailed = "fetch-failed";

    /// <summary>The <c>Idempotency-Key</c> was used before with another body; HTTP only.</summary>
    public const string KeyReused = "key-reused";
}
