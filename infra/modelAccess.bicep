// The app's right to ask a model account, ours or an existing one in another resource group, and the record of its answers.

@description('Name of the model account in the resource group this is deployed to.')
param accountName string

@description('Principal that the app runs as.')
param principalId string

@description('Name of the identity behind that principal; known before the deployment, so that what-if can name the roles.')
param identityName string

@description('Log Analytics workspace that records how the account answered.')
param workspaceId string

@description('Name of the diagnostic setting; unique per deployment, so that two apps can share an account.')
param diagnosticsName string

var roles = loadJsonContent('roles.json')

resource account 'Microsoft.CognitiveServices/accounts@2026-07-01' existing = {
  name: accountName
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, roles.cognitiveServicesOpenAIUser)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesOpenAIUser
    )
  }
}

// The newest version of this type; the one stable version, of 2016, allows a single setting per resource.
#disable-next-line use-recent-api-versions
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: diagnosticsName
  scope: account
  properties: {
    workspaceId: workspaceId
    // Status and latency of each request; the texts are never recorded.
    logs: [{ category: 'RequestResponse', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output endpoint string = account.properties.endpoint
