// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId} from "../types/AgreementId.sol";
import {Uid} from "../types/Uid.sol";

/// @title StorageSlots
/// @notice Where this project's contracts keep the words that facts are read from. Each is a value of a mapping, whose own slot follows from the order of the
/// contract's variables; a test compares all of them with what the contracts read.
library StorageSlots {
    /// @dev Before each stand two strings of EIP712.
    uint256 private constant AGREEMENTS_STATE = 2;
    uint256 private constant RECEIVABLES_STATE = 2;
    uint256 private constant ATTESTATIONS_RECORDS = 3;
    /// @dev `agreements` is the second mapping of AgreementsState, `debts` the first of ReceivablesState.
    uint256 private constant AGREEMENTS = AGREEMENTS_STATE + 1;
    uint256 private constant DEBTS = RECEIVABLES_STATE;

    function ofAgreement(AgreementId agreement) internal pure returns (bytes32) {
        return _valueOf(agreement.raw(), AGREEMENTS);
    }

    function ofStatement(Uid uid) internal pure returns (bytes32) {
        return _valueOf(uid.raw(), ATTESTATIONS_RECORDS);
    }

    /// @param instrument The other chain's ledger's id of the receivable.
    function ofDebt(uint256 instrument) internal pure returns (bytes32) {
        return _valueOf(bytes32(instrument), DEBTS);
    }

    /// @dev Solidity's rule for the value of a mapping.
    function _valueOf(bytes32 key, uint256 mapping_) private pure returns (bytes32) {
        return keccak256(abi.encode(key, mapping_));
    }
}
