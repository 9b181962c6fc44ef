// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Agreement, AgreementState} from "../data/INegotiations.sol";
import {Record, Status} from "../evidence/IAttestations.sol";
import {Debt, ReceivableState} from "../instruments/receivables/Debt.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {ClientId} from "../types/ClientId.sol";
import {ContractName} from "../types/ContractName.sol";
import {ReceivableId} from "../types/ReceivableId.sol";
import {Uid} from "../types/Uid.sol";

/// @notice Proves one storage slot of one contract at one height, as `eth_getProof` gives it.
struct FactProof {
    /// @dev A height that QbftClient has recorded.
    uint64 number;
    /// @dev Nodes of the contract's account.
    bytes[] accountNodes;
    /// @dev Nodes of the slot; none where the contract's storage is empty.
    bytes[] storageNodes;
}

/// @title SideChain
/// @notice Facts of another chain that runs this project's contracts, for contracts here and for whoever asks.
///
/// The Council says which address of the other chain is which contract. A fact is one word of that contract's storage, proved at a recorded height and
/// read by the very code that the contract reads it with. What follows from time is judged twice: at the header's time and at this block's.
///
/// @dev Warning: A word tells what it holds, and no more. Of an agreement, not whether the catalogue suspended or revoked the resource, or whether a party's standing
/// ended; of a statement, not its content or its schema, which its uid binds, nor whether it is a leaf of a batch, which has no word of its own; of a
/// receivable, not what is paid of it or who holds it, which the ledger knows, nor its terms, which its id binds.
/// @dev Warning: What changed after the height is not seen. `maxAge` is how long a withdrawal may stay unknown to who asks.
/// @dev Assumption: the other chain's contracts keep their words where this project's of the same version keep them, and are what the Council says.
interface ISideChain {
    /// @notice Only the Council names contracts: `caller` is not its timelock.
    error SideChain_NotCouncil(address caller);
    /// @notice QbftClient has no such client.
    error SideChain_UnknownClient(ClientId client);
    /// @notice No contract of the other chain goes by this name here: `AGREEMENTS`, `ATTESTATIONS`, `RECEIVABLES` and `INSTRUMENTS` are asked for.
    error SideChain_UnknownContract(ClientId client, ContractName name);
    /// @notice The contract that goes by this name holds `word`, whose state no contract of this project has: it is another contract, or of another version.
    error SideChain_WordInvalid(ClientId client, ContractName name, uint256 word);
    /// @notice The proof is of a header `age` seconds old, and the asker takes none older than `maxAge`.
    error SideChain_TooOld(ClientId client, uint64 number, uint256 age, uint256 maxAge);
    /// @notice The agreement is `state`, by the header's time or by this block's.
    error SideChain_AgreementNotActive(AgreementId agreement, AgreementState state);
    /// @notice The statement is not valid: it is `status`, was never recorded singly, or ended at `until`.
    error SideChain_StatementNotValid(Uid uid, Status status, uint48 until);
    /// @notice The receivable is `state`, or its payment day `paymentDay` and days of grace are over.
    error SideChain_ReceivableNotConfirmed(ReceivableId receivable, ReceivableState state, uint32 paymentDay);

    event ContractNamed(ClientId indexed client, ContractName indexed name, address account);

    /// @notice Says which address of the other chain goes by a name; zero takes the name away. Council only.
    function nameContract(ClientId client, ContractName name, address account) external;

    /// @notice The address that goes by a name; zero where none does.
    function contracts(ClientId client, ContractName name) external view returns (address);

    /* SLOTS */

    /// @notice The slot of `AGREEMENTS` that has the agreement's word.
    function agreementSlot(AgreementId agreement) external pure returns (bytes32);

    /// @notice The slot of `ATTESTATIONS` that has the statement's record.
    function statementSlot(Uid uid) external pure returns (bytes32);

    /// @notice The slot of `RECEIVABLES` that has the receivable's debt. Needs the names `RECEIVABLES` and `INSTRUMENTS`.
    function receivableSlot(ClientId client, ReceivableId receivable) external view returns (bytes32);

    /* WHAT IS ON RECORD THERE */

    /// @notice What the other chain has on record of an agreement, which may be nothing.
    /// @return agreement Its state as it is at the later of the header's time and this block's: it may be Expired or UsedUp.
    /// @return time The header's.
    function agreementAt(
        ClientId client,
        AgreementId agreement,
        FactProof calldata proof
    ) external view returns (Agreement memory, uint48 time);

    /// @notice What the other chain has on record of a statement, which may be nothing.
    function statementAt(
        ClientId client,
        Uid uid,
        FactProof calldata proof
    ) external view returns (Record memory record, uint48 time);

    /// @notice What the other chain has on record of a receivable, which may be nothing.
    function receivableAt(
        ClientId client,
        ReceivableId receivable,
        FactProof calldata proof
    ) external view returns (Debt memory debt, uint48 time);

    /* FACTS */

    /// @notice Requires that an agreement is active: not suspended, expired or used up.
    /// @param maxAge How old the header may be, in seconds.
    function requireAgreementActive(
        ClientId client,
        AgreementId agreement,
        uint256 maxAge,
        FactProof calldata proof
    ) external view returns (Agreement memory);

    /// @notice Requires that a statement is recorded singly and valid: not revoked, replaced or past its end.
    function requireStatementValid(
        ClientId client,
        Uid uid,
        uint256 maxAge,
        FactProof calldata proof
    ) external view returns (Record memory);

    /// @notice Requires that a receivable is confirmed: its obligor owes, and is not late.
    function requireReceivableConfirmed(
        ClientId client,
        ReceivableId receivable,
        uint256 maxAge,
        FactProof calldata proof
    ) external view returns (Debt memory);
}
