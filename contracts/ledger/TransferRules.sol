// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {Ledger} from "./Ledger.sol";
import {LedgerState} from "./LedgerState.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {ANY_DUTY} from "../types/Duties.sol";

/// @title TransferRules
/// @notice Documented in IERC7943MultiToken. Here: what can be sent, received and transferred. Nothing here reverts.
abstract contract TransferRules is Ledger {
    using Units for LedgerState;

    /// @inheritdoc IERC7943MultiToken
    function canSend(address account) external view returns (bool) {
        try MEMBERS.requireGiving(account) {
            return true;
        } catch {
            return false;
        }
    }

    /// @inheritdoc IERC7943MultiToken
    function canReceive(address account) external view returns (bool) {
        try MEMBERS.actsFor(account, ANY_DUTY) {
            return true;
        } catch {
            return false;
        }
    }

    /// @inheritdoc IERC7943MultiToken
    function getFrozenTokens(address account, uint256 id) external view returns (uint256) {
        return _state.holdings[id][account].word.frozen();
    }

    /// @inheritdoc IERC7943MultiToken
    function canTransfer(address from, address to, uint256 id, uint256 amount) external view returns (bool) {
        TermsWord terms = _state.termsOf(id);
        if (terms.isNone() || terms.isClosed(block.timestamp)) return false;
        // A balance that is too small is no rule: only what is frozen counts.
        HoldingWord word = _state.holdings[id][from].word;
        if (word.frozen() != 0 && amount > word.unfrozen()) return false;
        try MEMBERS.requirePassing(from, to, terms.kind()) {
            return true;
        } catch {
            return false;
        }
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return
            interfaceId == type(IERC165).interfaceId ||
            interfaceId == type(IERC1155).interfaceId ||
            interfaceId == type(IERC7943MultiToken).interfaceId;
    }
}
