using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverless.Unit.Infra;

/// <summary>
/// What must hold of every prediction. The compiler checks neither open enumerations nor meaning: a kind "OpenAl", shared keys or
/// a filter that matches the wrong container all build without a word.
/// </summary>
internal static partial class TemplateRules
{
    private static readonly Dictionary<string, string> s_roles = Read<Dictionary<string, string>>("roles.json");

    private static readonly Names s_names = Read<Names>("names.json");

    /// <summary>By name: the rule, and what it says is wrong.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Prediction, IEnumerable<string>>> All = new Dictionary<string, Func<Prediction, IEnumerable<string>>>
    {
        ["no keys"] = NoKeys,
        ["storage closed"] = StorageClosed,
        ["model closed"] = ModelClosed,
        ["roles"] = Roles,
        ["runtime"] = Runtime,
        ["settings"] = Settings,
        ["names"] = ContainersAndQueues,
        ["restore and expire"] = RestoreAndExpire,
        ["events"] = Events,
        ["alerts"] = Alerts,
        ["private endpoints"] = PrivateEndpoints,
        ["sign-in"] = SignIn,
        ["diagnostics"] = Diagnostics,
        ["tags"] = Tags,
    };

    private static IEnumerable<string> NoKeys(Prediction prediction)
    {
        if (prediction.IsMain && KeyFunction().IsMatch(prediction.Text)) yield return "a key is read outside events.bicep";
        if (Secret().IsMatch(prediction.Text)) yield return "a connection string with a key";
    }

    private static IEnumerable<string> StorageClosed(Prediction prediction)
    {
        foreach (var account in prediction.OfType("Microsoft.Storage/storageAccounts"))
        {
            if (Value("properties.allowSharedKeyAccess") != "false") yield return "shared keys are on";
            if (Value("properties.allowBlobPublicAccess") != "false") yield return "blobs can be public";
            if (Value("properties.minimumTlsVersion") != "TLS1_2") yield return "TLS older than 1.2";
            if (Value("properties.supportsHttpsTrafficOnly") != "true") yield return "HTTP without TLS";
            if (Value("kind") != "StorageV2") yield return "not a general-purpose v2 account";
            if (Value("properties.networkAcls.bypass") != "AzureServices") yield return "Event Grid cannot write dead letters";
            if (Value("properties.networkAcls.defaultAction") != (prediction.HasNetwork ? "Deny" : "Allow")) yield return "firewall does not follow vnetEnabled";

            string? Value(string path) => Prediction.Value(account, path);
        }

        foreach (var container in prediction.OfType("Microsoft.Storage/storageAccounts/blobServices/containers"))
            if (Prediction.Value(container, "properties.publicAccess") != "None") yield return $"{Prediction.Name(container)} is public";
    }

    private static IEnumerable<string> ModelClosed(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        var accounts = prediction.OfType("Microsoft.CognitiveServices/accounts").ToList();
        if (accounts.Count != (prediction.HasOwnModel ? 1 : 0)) yield return $"{accounts.Count} model accounts";
        foreach (var account in accounts)
        {
            if (Prediction.Value(account, "kind") != "OpenAI") yield return "kind is not OpenAI";
            if (Prediction.Value(account, "properties.disableLocalAuth") != "true") yield return "keys are on";
            if (string.IsNullOrEmpty(Prediction.Value(account, "properties.customSubDomainName"))) yield return "tokens need a sub-domain";
            if (Prediction.Value(account, "properties.publicNetworkAccess") != (prediction.HasNetwork ? "Disabled" : "Enabled")) yield return "public access does not follow vnetEnabled";

            var policy = prediction.Single("Microsoft.CognitiveServices/accounts/raiPolicies").ToJsonString();
            if (!policy.Contains("Indirect Attack", StringComparison.Ordinal) || !policy.Contains("Jailbreak", StringComparison.Ordinal)) yield return "a prompt shield is missing";
            if (Prediction.Value(prediction.Single("Microsoft.CognitiveServices/accounts/deployments"), "properties.raiPolicyName") is null) yield return "the deployment has no content filter";
        }
    }

    private static IEnumerable<string> Roles(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        // Role -> the type of what it is given on: these and no other.
        List<(string Role, string Scope)> expected =
        [
            (s_roles["storageBlobDataOwner"], "storageAccounts"), (s_roles["storageQueueDataContributor"], "storageAccounts"),
            (s_roles["storageTableDataContributor"], "storageAccounts"), (s_roles["storageBlobDataContributor"], "containers"),
            (s_roles["monitoringMetricsPublisher"], "components"),
        ];
        if (prediction.HasModel) expected.Add((s_roles["cognitiveServicesOpenAIUser"], "accounts"));

        var given = prediction.OfType("Microsoft.Authorization/roleAssignments").Select(assignment => (
            Role: Prediction.Value(assignment, "properties.roleDefinitionId")!.Split('/')[^1].TrimEnd('\'', ')', ']'),
            Scope: ((string)assignment["id"]!).Split("/providers/Microsoft.Authorization/")[0].Split('/')[^2])).ToList();

        foreach (var (role, scope) in expected.Except(given)) yield return $"role {role} is not given on {scope}";
        foreach (var (role, scope) in given.Except(expected)) yield return $"role {role} is given on {scope}";
        if (given.Count != given.Distinct().Count()) yield return "a role is given twice";
    }

    private static IEnumerable<string> Runtime(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        var app = prediction.Single("Microsoft.Web/sites");
        if (Prediction.Value(app, "properties.functionAppConfig.runtime.name") != "dotnet-isolated") yield return "not the isolated worker";
        if (Prediction.Value(app, "properties.functionAppConfig.runtime.version") != "10.0") yield return "not .NET 10";
        if (Prediction.Value(app, "properties.functionAppConfig.deployment.storage.authentication.type") != "UserAssignedIdentity") yield return "the package is not read as the identity";
        if (Prediction.Value(app, "properties.httpsOnly") != "true") yield return "HTTP without TLS";
        if (Prediction.Value(app, "properties.siteConfig.minTlsVersion") != "1.2") yield return "TLS older than 1.2";
        if (Prediction.Value(app, "identity.type") != "UserAssigned") yield return "no user-assigned identity";

        var plan = prediction.Single("Microsoft.Web/serverfarms");
        if (Prediction.Value(plan, "sku.name") != "FC1" || Prediction.Value(plan, "properties.reserved") != "true") yield return "not a Flex Consumption plan";
        if (prediction.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Count(policy => Prediction.Value(policy, "properties.allow") == "false") != 2) yield return "a password can publish";
    }

    private static IEnumerable<string> Settings(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        // Flex Consumption refuses these: the plan sets them itself.
        string[] forbidden =
        [
            "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME_VERSION", "WEBSITE_RUN_FROM_PACKAGE",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE", "WEBSITE_CONTENTOVERVNET", "WEBSITE_NODE_DEFAULT_VERSION",
            "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD", "AzureWebJobsStorage", "AzureWebJobsDashboard", "WEBSITE_VNET_ROUTE_ALL",
        ];
        string[] needed =
        [
            "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
            "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AZURE_CLIENT_ID", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Summarizer__Provider",
        ];
        var settings = SettingsOf(prediction);
        foreach (var key in forbidden.Where(settings.Contains)) yield return $"{key} is set";
        foreach (var key in needed.Where(key => !settings.Contains(key))) yield return $"{key} is not set";
        if (prediction.HasModel && !settings.Contains("Summarizer__Endpoint")) yield return "the model has no endpoint";
    }

    /// <summary>The names of the app's settings.</summary>
    public static HashSet<string> SettingsOf(Prediction prediction) =>
        [.. prediction.Resources.Single(resource => Prediction.LeafName(resource) == "appsettings")["properties"]!.AsObject().Select(setting => setting.Key)];

    private static IEnumerable<string> ContainersAndQueues(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        var containers = prediction.OfType("Microsoft.Storage/storageAccounts/blobServices/containers").Select(Prediction.LeafName).Order();
        if (!containers.SequenceEqual(s_names.Containers.Values.Order())) yield return "containers are not those of names.json";

        var queues = prediction.OfType("Microsoft.Storage/storageAccounts/queueServices/queues").Select(Prediction.LeafName).Order();
        if (!queues.SequenceEqual(s_names.Queues.Values.Order())) yield return "queues are not those of names.json";
    }

    private static IEnumerable<string> RestoreAndExpire(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        var blobs = prediction.Single("Microsoft.Storage/storageAccounts/blobServices");
        if (Prediction.Value(blobs, "properties.isVersioningEnabled") != "true") yield return "no versions";
        if (Prediction.Value(blobs, "properties.deleteRetentionPolicy.enabled") != "true") yield return "no soft delete";

        var policy = prediction.Single("Microsoft.Storage/storageAccounts/managementPolicies").ToJsonString();
        if (!policy.Contains($"\"{s_names.Containers["state"]}/\"", StringComparison.Ordinal)) yield return "state never expires";
    }

    private static IEnumerable<string> Events(Prediction prediction)
    {
        if (prediction.IsMain)
        {
            if (prediction.OfType("Microsoft.EventGrid/systemTopics").Count() != 1) yield return "no system topic";
            yield break;
        }

        var subscription = prediction.Single("Microsoft.EventGrid/systemTopics/eventSubscriptions");
        if (Prediction.Value(subscription, "properties.filter.subjectBeginsWith") != $"/blobServices/default/containers/{s_names.Containers["articles"]}/blobs/") yield return "filter prefix";
        if (subscription["properties"]!["filter"]!["includedEventTypes"]!.ToJsonString() != """["Microsoft.Storage.BlobCreated"]""") yield return "event types";
        if (Prediction.Value(subscription, "properties.destination.properties.endpointUrl")?.Contains("/runtime/webhooks/blobs?functionName=Host.Functions.", StringComparison.Ordinal) != true) yield return "not the blob trigger's webhook";
        if (Prediction.Value(subscription, "properties.deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName") != s_names.Containers["deadLetter"]) yield return "no dead letters";
        if (Prediction.Value(subscription, "properties.retryPolicy.maxDeliveryAttempts") is null) yield return "no retry policy";
    }

    private static IEnumerable<string> Alerts(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        var alerts = string.Join(' ', prediction.OfType("Microsoft.Insights/scheduledQueryRules").Concat(prediction.OfType("Microsoft.Insights/metricAlerts")).Select(Prediction.Name));
        foreach (var alert in (string[])["failure-documents", "poison", "no-success", "model-throttled", "dead-letters"])
            if (!alerts.Contains($"alert-{alert}-", StringComparison.Ordinal)) yield return $"alert {alert} is missing";
        if (!prediction.OfType("Microsoft.Insights/workbooks").Any()) yield return "no workbook";
    }

    private static IEnumerable<string> PrivateEndpoints(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        string[] expected = prediction.HasNetwork ? ["account", "blob", "queue", "table"] : [];
        var groups = prediction.OfType("Microsoft.Network/privateEndpoints")
            .Select(endpoint => (string)endpoint["properties"]!["privateLinkServiceConnections"]![0]!["properties"]!["groupIds"]![0]!).Order();
        if (!groups.SequenceEqual(expected)) yield return "endpoints";
        foreach (var type in (string[])["privateDnsZones", "privateDnsZones/virtualNetworkLinks", "privateEndpoints/privateDnsZoneGroups"])
            if (prediction.OfType($"Microsoft.Network/{type}").Count() != expected.Length) yield return type;
        if (Prediction.Value(prediction.Single("Microsoft.Web/sites"), "properties.virtualNetworkSubnetId") is not null != prediction.HasNetwork) yield return "the app does not follow vnetEnabled";
    }

    private static IEnumerable<string> SignIn(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        var settings = prediction.Resources.SingleOrDefault(resource => Prediction.LeafName(resource) == "authsettingsV2");
        if ((settings is not null) != prediction.Set is "entra" or "everything") yield return "sign-in does not follow entraAuthEnabled";
        if (settings is null) yield break;

        if (Prediction.Value(settings, "properties.globalValidation.requireAuthentication") != "true") yield return "sign-in is optional";
        if (!settings.ToJsonString().Contains("/runtime/webhooks/blobs", StringComparison.Ordinal)) yield return "Event Grid is locked out";
    }

    private static IEnumerable<string> Diagnostics(Prediction prediction)
    {
        if (!prediction.IsMain) yield break;

        var watched = prediction.OfType("Microsoft.Insights/diagnosticSettings").Select(setting => ((string)setting["id"]!).Split("/providers/Microsoft.Insights/diagnosticSettings")[0].Split('/')[^2]).ToHashSet();
        string[] expected = ["blobServices", "queueServices", "sites", "systemTopics", .. prediction.HasModel ? ["accounts"] : (string[])[]];
        foreach (var type in expected.Except(watched)) yield return $"{type} reports nothing";
    }

    private static IEnumerable<string> Tags(Prediction prediction) =>
        prediction.Resources
            .Where(resource => resource.ContainsKey("location") && resource["tags"]?["azd-env-name"] is null)
            .Select(resource => $"{resource["type"]} has no tags");

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Bicep.Templates, file)), JsonSerializerOptions.Web)!;

    private sealed record Names(string Function, Dictionary<string, string> Containers, Dictionary<string, string> Queues);

    [GeneratedRegex(@"\blist(Keys|Secrets|AccountSas|ServiceSas|ConnectionStrings)\b", RegexOptions.IgnoreCase)]
    private static partial Regex KeyFunction();

    [GeneratedRegex("AccountKey=|SharedAccessSignature=|DefaultEndpointsProtocol=", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
