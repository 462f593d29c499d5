// The model account of our own: no keys, prompt shields on, one deployment.
import { texts } from 'types.bicep'

@description('Region of the account; the model must be offered there.')
param location string

@description('Name of the account, also the sub-domain of its endpoint.')
param name string

@description('Tags of every resource.')
param tags texts

@description('Which model is deployed.')
param deployment {
  @description('Name of the model.')
  name: string

  @description('Version of the model.')
  version: string

  @description('Where requests may be processed.')
  sku: 'GlobalStandard' | 'DataZoneStandard' | 'Standard'

  @minValue(1)
  @description('Capacity in thousands of tokens a minute.')
  capacity: int
}

@description('Restore a soft-deleted account of the same name instead of making one.')
param restore bool

@description('Reach the account through its private endpoint only.')
param privateOnly bool

var filters = [
  { name: 'Hate', source: 'Prompt' }
  { name: 'Hate', source: 'Completion' }
  { name: 'Violence', source: 'Prompt' }
  { name: 'Violence', source: 'Completion' }
  { name: 'Sexual', source: 'Prompt' }
  { name: 'Sexual', source: 'Completion' }
  { name: 'Selfharm', source: 'Prompt' }
  { name: 'Selfharm', source: 'Completion' }
]

resource account 'Microsoft.CognitiveServices/accounts@2026-07-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: privateOnly ? 'Deny' : 'Allow' }
    restore: restore
  }

  resource policy 'raiPolicies' = {
    name: 'news'
    properties: {
      basePolicyName: 'Microsoft.DefaultV2'
      mode: 'Blocking'
      contentFilters: concat(
        // News reports violence and hatred; only the gravest texts are stopped, and they end in a failure document.
        map(filters, filter => {
          name: filter.name
          source: filter.source
          blocking: true
          enabled: true
          severityThreshold: 'High'
        }),
        [
          { name: 'Jailbreak', source: 'Prompt', blocking: true, enabled: true }
          // The prompt shield for documents: an article that gives the model orders.
          { name: 'Indirect Attack', source: 'Prompt', blocking: true, enabled: true }
        ]
      )
    }
  }

  resource model 'deployments' = {
    name: deployment.name
    tags: tags
    sku: { name: deployment.sku, capacity: deployment.capacity }
    properties: {
      model: { format: 'OpenAI', name: deployment.name, version: deployment.version }
      raiPolicyName: policy.name
      // A new version answers differently: it comes with a new content key, when someone decides so.
      versionUpgradeOption: 'NoAutoUpgrade'
    }
  }
}

output id string = account.id
output name string = account.name
output endpoint string = account.properties.endpoint
output deploymentName string = account::model.name
