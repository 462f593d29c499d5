using Xunit;

namespace Serverless.EndToEnd;

/// <summary>A host as it starts without any setting: no model.</summary>
public sealed class ExtractiveHost : RunningHost
{
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();
}

[CollectionDefinition(nameof(ExtractiveHost))]
public sealed class ExtractiveHostTests : ICollectionFixture<ExtractiveHost>;

/// <summary>A host that asks the scripted model, over the protocol of Azure OpenAI.</summary>
public sealed class ModelHost : RunningHost
{
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Summarizer__Provider"] = "azure-openai",
        ["Summarizer__Endpoint"] = Model.Endpoint.AbsoluteUri,
        ["Summarizer__Model"] = "scripted",
        ["Summarizer__ApiKey"] = "key",
        ["Summarizer__CallTimeout"] = "00:00:10",
        ["Summarizer__ArticleBudget"] = "00:00:10",
    };
}

[CollectionDefinition(nameof(ModelHost))]
public sealed class ModelHostTests : ICollectionFixture<ModelHost>;
