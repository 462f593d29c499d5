// The source of "an article arrived": the storage account's system topic. Its subscription is a second step (events.bicep), because
// the key of the webhook exists only once the code is deployed.
import { texts } from 'types.bicep'

@description('Region of the topic: that of the storage account.')
param location string

@description('Name of the topic.')
param name string

@description('Tags of every resource.')
param tags texts

@description('Name of the storage account whose events it carries.')
param storageName string

@description('Log Analytics workspace that records delivery failures.')
param workspaceId string

var names = loadJsonContent('names.json')
var roles = loadJsonContent('roles.json')

resource account 'Microsoft.Storage/storageAccounts@2026-06-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = {
      name: names.containers.deadLetter
    }
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: { source: account.id, topicType: 'Microsoft.Storage.StorageAccounts' }
}

// One container, not the account: the topic may write dead letters and nothing else.
resource deadLetterRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::deadLetters.id, topic.id, roles.storageBlobDataContributor)
  scope: account::blobs::deadLetters
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
  }
}

// The newest version of this type; the one stable version, of 2016, allows a single setting per resource.
#disable-next-line use-recent-api-versions
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'failures'
  scope: topic
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = topic.id
output name string = topic.name
