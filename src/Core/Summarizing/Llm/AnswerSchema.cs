using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// The JSON schemas that answers follow. They keep to what strict mode allows everywhere: every property required, nothing additional,
/// no bounds. Facts come before prose and numbers before words, so that a model settles what it rests on before it phrases it.
/// </summary>
internal sealed class AnswerSchema
{
    private const string Sentences = """{"type":"array","items":{"type":"integer"},"description":"Numbers of the sentences this rests on."}""";
    private const string Kind = """{"type":"string","enum":["event","figure","statement","date","background"]}""";
    private const string AttributedTo = """{"type":["string","null"],"description":"Who says so, as the article names them; null where the article itself states it."}""";

    private const string Headline = $$$$"""{"type":"object","properties":{"sentences":{{{{Sentences}}}},"text":{"type":"string"}},"required":["sentences","text"],"additionalProperties":false}""";
    private const string Summary = $$$$"""{"type":"array","items":{"type":"object","properties":{"sentences":{{{{Sentences}}}},"attributedTo":{{{{AttributedTo}}}},"text":{"type":"string"}},"required":["sentences","attributedTo","text"],"additionalProperties":false}}""";
    private const string Facts = $$$$"""{"type":"array","items":{"type":"object","properties":{"sentences":{{{{Sentences}}}},"kind":{{{{Kind}}}},"attributedTo":{{{{AttributedTo}}}},"text":{"type":"string"}},"required":["sentences","kind","attributedTo","text"],"additionalProperties":false}}""";

    /// <summary>A whole article: key facts, summary, headline.</summary>
    public static readonly AnswerSchema Article = new("article_summary",
        $$$$"""{"type":"object","properties":{"keyFacts":{{{{Facts}}}},"summary":{{{{Summary}}}},"headline":{{{{Headline}}}}},"required":["keyFacts","summary","headline"],"additionalProperties":false}""");

    /// <summary>A part of a long article: its key facts.</summary>
    public static readonly AnswerSchema Part = new("part_facts",
        $$$$"""{"type":"object","properties":{"keyFacts":{{{{Facts}}}}},"required":["keyFacts"],"additionalProperties":false}""");

    /// <summary>A long article from the facts of its parts: which facts matter most, summary, headline.</summary>
    public static readonly AnswerSchema Merge = new("merged_summary",
        $$$$"""{"type":"object","properties":{"facts":{"type":"array","items":{"type":"integer"},"description":"Numbers of the facts to keep, most important first."},"summary":{{{{Summary}}}},"headline":{{{{Headline}}}}},"required":["facts","summary","headline"],"additionalProperties":false}""");

    /// <summary>Claims written anew.</summary>
    public static readonly AnswerSchema Repair = new("claim_repair",
        $$$$"""{"type":"object","properties":{"claims":{"type":"array","items":{"type":"object","properties":{"claim":{"type":"integer","description":"Number of the claim."},"sentences":{{{{Sentences}}}},"attributedTo":{{{{AttributedTo}}}},"text":{"type":"string","description":"The claim written anew; empty where the article supports no such claim."}},"required":["claim","sentences","attributedTo","text"],"additionalProperties":false}}},"required":["claims"],"additionalProperties":false}""");

    private readonly Lazy<ChatResponseFormat> _format;

    private AnswerSchema(string name, string schema)
    {
        Name = name;
        _format = new(() => ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema), name));
    }

    public string Name { get; }

    public ChatResponseFormat Format => _format.Value;
}
